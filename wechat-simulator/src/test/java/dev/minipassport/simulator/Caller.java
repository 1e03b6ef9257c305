package dev.minipassport.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plain HTTP client that calls the simulator as a server would call WeChat.
public final class Caller implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final WeChatSimulator simulator;

  public Caller(WeChatSimulator simulator) {
    this.simulator = simulator;
  }

  /// Sends a GET.
  ///
  /// @param query names and values in turn
  public HttpResponse<String> get(String path, String... query) {
    return send(HttpRequest.newBuilder(uri(path, query)));
  }

  public HttpResponse<String> post(String path, String json) {
    return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> exchange(String app, String secret, String code) {
    return get(
        "/sns/jscode2session",
        "appid",
        app,
        "secret",
        secret,
        "js_code",
        code,
        "grant_type",
        "authorization_code");
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path, String... query) {
    String parameters =
        Stream.iterate(0, i -> i < query.length, i -> i + 2)
            .map(i -> query[i] + "=" + URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return simulator.baseUri().resolve(path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  @Override
  public void close() {
    client.close();
  }
}
