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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The simulator's control API: the phones of the story, and the hand that lets WeChat fail.
public final class Phones implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI simulator;

  Phones(URI simulator) {
    this.simulator = simulator;
  }

  void registerApp(String app, String secret, Optional<String> owner)
      throws IOException, InterruptedException {
    var registration = new HashMap<>(Map.of("app", app, "secret", secret));
    owner.ifPresent(bound -> registration.put("owner", bound));
    post("/control/apps", registration);
  }

  /// What `wx.login` gives that person in the first app.
  public String code(String person) throws IOException, InterruptedException {
    return code(Stage.APP, person);
  }

  public String code(String app, String person) throws IOException, InterruptedException {
    return post("/control/login", Map.of("app", app, "person", person)).path("code").asText();
  }

  /// Binds an app to its owner's Open Platform account: from now on its people have union ids.
  public void bind(String app, String owner) throws IOException, InterruptedException {
    post("/control/owner", Map.of("app", app, "owner", owner));
  }

  /// What WeChat knows of the person.
  public void call(String person, String nickname) throws IOException, InterruptedException {
    post("/control/people", Map.of("person", person, "profile", Map.of("nickName", nickname)));
  }

  /// What `wx.getUserProfile` gives the client, on a base library that still gives real data.
  public JsonNode getUserProfile(String person) throws IOException, InterruptedException {
    return post(
        "/control/phone/get-user-profile",
        Map.of("app", Stage.APP, "person", person, "base_library", "2.20.1"));
  }

  /// Lets WeChat replace the session key behind everybody's back.
  public void rotateSessionKey(String person) throws IOException, InterruptedException {
    post("/control/rotate-session-key", Map.of("app", Stage.APP, "person", person));
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
