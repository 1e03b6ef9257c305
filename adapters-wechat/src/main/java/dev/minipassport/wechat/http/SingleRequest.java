package dev.minipassport.wechat.http;

import dev.minipassport.wechat.http.Delivery.Abandoned;
import dev.minipassport.wechat.http.Delivery.Answered;
import dev.minipassport.wechat.http.Delivery.Lost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// Sends a GET or a POST once: no redirect, no repetition, no proxy, no compression; HTTP/1.1.
///
/// The client's own timeout ends with the headers of the answer, so the wait for the body is
/// bounded here, and a body that drips is cut off with the rest.
public final class SingleRequest implements AutoCloseable {
  /// The longest body that is read, in bytes (fault F10).
  public static final int LONGEST_BODY = 64 * 1024;

  /// Lets the client's own, more telling timeout win against ours.
  private static final Duration GRACE = Duration.ofMillis(50);

  private final HttpClient client;

  /// Refuses to start in a JVM whose settings would repeat, log or leave unverified what is sent.
  ///
  /// @param trust for tests and private gateways; absent, the JDK's own trust store decides
  public SingleRequest(Duration connectTimeout, Optional<SSLContext> trust) {
    JvmSettings.check();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(connectTimeout)
            .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3", "TLSv1.2"}));
    trust.ifPresent(builder::sslContext);
    client = builder.build();
  }

  /// Waits no longer than `budget`, and a breath more.
  public Delivery get(URI address, Duration budget) {
    return send(request(address, budget).GET(), budget);
  }

  /// Sends `json`, UTF-8, with its length announced: WeChat refuses bodies in chunks (protocol
  /// 1.3).
  public Delivery post(URI address, byte[] json, Duration budget) {
    return send(
        request(address, budget)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)),
        budget);
  }

  private static HttpRequest.Builder request(URI address, Duration budget) {
    return HttpRequest.newBuilder(address).timeout(budget).header("User-Agent", "minipassport");
  }

  private Delivery send(HttpRequest.Builder request, Duration budget) {
    var answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_BODY));
    return await(answer, budget.plus(GRACE));
  }

  private static Delivery await(CompletableFuture<HttpResponse<byte[]>> answer, Duration longest) {
    try {
      HttpResponse<byte[]> response = answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return new Answered(response.statusCode(), response.body());
    } catch (ExecutionException failure) {
      return Deliveries.failed(failure);
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Lost("timeout");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Abandoned();
    }
  }

  /// Ends the requests still under way.
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
