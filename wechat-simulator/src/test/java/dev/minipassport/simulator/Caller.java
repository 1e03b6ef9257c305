package dev.minipassport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plain HTTP client that calls the simulator as a server would call WeChat.
public final class Caller implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  public Caller(URI base) {
    this.base = base;
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

  /// What a control command answered, which must have been obeyed.
  ///
  /// @param json with single quotes for double ones
  public JsonNode control(String command, String json) {
    var answer = post("/control/" + command, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /// A code of the person, by the control API.
  public String code(String app, String person) {
    return control("login", "{'app':'%s','person':'%s'}".formatted(app, person))
        .path("code")
        .textValue();
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

  /// The answer of `/cgi-bin/stable_token` in normal mode.
  public JsonNode stableToken(String app, String secret) {
    return json(
        post(
            "/cgi-bin/stable_token",
            "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\"}"
                .formatted(app, secret)));
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
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
    return base.resolve(path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  @Override
  public void close() {
    client.close();
  }
}
