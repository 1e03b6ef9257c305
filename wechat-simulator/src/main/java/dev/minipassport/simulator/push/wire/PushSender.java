package dev.minipassport.simulator.push.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Sends to an app's server: at most three times, until an answer with HTTP 200 comes in time.
public final class PushSender implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Sends a push, each time the same bytes (assumed).
  public List<Attempt> send(PushDelivery delivery, PushConfiguration to) {
    HttpRequest request =
        HttpRequest.newBuilder(address(to.url(), delivery.query()))
            .header("Content-Type", delivery.contentType())
            .POST(BodyPublishers.ofByteArray(delivery.body()))
            .build();
    var attempts = new ArrayList<Attempt>();
    do {
      attempts.add(attempt(request, to.patience()));
    } while (!attempts.getLast().answered() && attempts.size() < ATTEMPTS);
    return List.copyOf(attempts);
  }

  /// Asks once.
  public Attempt get(Map<String, String> query, PushConfiguration from) {
    return attempt(HttpRequest.newBuilder(address(from.url(), query)).build(), from.patience());
  }

  private Attempt attempt(HttpRequest request, Duration patience) {
    Future<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Attempt(response.statusCode(), response.body());
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Attempt(0, "no answer within " + patience);
    } catch (ExecutionException e) {
      return failed(e);
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Attempt(0, "interrupted");
    }
  }

  private static Attempt failed(ExecutionException e) {
    if (e.getCause() instanceof IOException broken) {
      return new Attempt(0, broken.getClass().getSimpleName());
    }
    throw new UncheckedIOException(new IOException("sending failed; see the cause", e));
  }

  private static URI address(URI url, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + parameters);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// Ends what is under way.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
