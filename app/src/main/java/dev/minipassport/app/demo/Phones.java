package dev.minipassport.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The simulator's control API: the phones of the story, and the hand that lets WeChat fail.
public final class Phones implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI simulator;
  private final String app;

  Phones(URI simulator, String app) {
    this.simulator = simulator;
    this.app = app;
  }

  void registerApp(String secret) throws IOException, InterruptedException {
    post("/control/apps", Map.of("app", app, "secret", secret, "owner", "demo"));
  }

  /// What `wx.login` gives that person.
  public String code(String person) throws IOException, InterruptedException {
    return post("/control/login", Map.of("app", app, "person", person)).path("code").asText();
  }

  /// Lets the next exchange suffer a fault of that name.
  public void failNext(String fault) throws IOException, InterruptedException {
    post("/control/faults", Map.of("fault", fault, "endpoint", "jscode2session", "calls", 1));
  }

  /// How many exchanges WeChat was asked for so far.
  public long exchanges() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(simulator.resolve("/control/counters")))
        .path("counts")
        .path("jscode2session")
        .asLong();
  }

  /// Moves the clock that simulator and service share; the service takes it over in a moment.
  public void passTime(Duration simulated) throws IOException, InterruptedException {
    post("/control/clock", Map.of("advance", simulated.toString()));
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(simulator.resolve(path))
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the simulator refused: " + answer.body());
    }
    return json.readTree(answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
