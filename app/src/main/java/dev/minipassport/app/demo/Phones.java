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
import java.util.List;
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

  /// The number that WeChat knows of the person.
  public void numberOf(String person, String number) throws IOException, InterruptedException {
    post("/control/people", Map.of("person", person, "phone", Map.of("number", number)));
  }

  /// What a tap on the phone button gives the client.
  public String phoneCode(String app, String person) throws IOException, InterruptedException {
    return post("/control/phone/get-phone-number", Map.of("app", app, "person", person))
        .path("code")
        .asText();
  }

  /// How many codes of the app were redeemed.
  public int redeemed(String app) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(simulator.resolve("/control/charges?app=" + app)))
        .path("redeemed")
        .asInt();
  }

  /// From now on WeChat's check says that of every text with the word in it.
  public void judge(String word, String verdict, int label)
      throws IOException, InterruptedException {
    post("/control/content", Map.of("word", word, "suggest", verdict, "label", label));
  }

  /// Verdicts on pictures wait until [#pushVerdicts].
  public void holdVerdicts() throws IOException, InterruptedException {
    post("/control/content", Map.of("media_timing", "held"));
  }

  public JsonNode pushVerdicts(String app) throws IOException, InterruptedException {
    return post("/control/push/media", Map.of("app", app)).path("sent").path(0);
  }

  /// Where WeChat pushes the app's messages to, signed and encrypted.
  void pushTo(String app, URI url, String token, String key)
      throws IOException, InterruptedException {
    post(
        "/control/push/configure",
        Map.of("app", app, "url", url.toString(), "token", token, "encoding_aes_key", key));
  }

  public JsonNode verifyPush(String app) throws IOException, InterruptedException {
    return post("/control/push/verify", Map.of("app", app));
  }

  /// WeChat tells the app that the person took something back.
  public JsonNode pushRevocation(String app, String person, String codes, String... flaws)
      throws IOException, InterruptedException {
    return post(
        "/control/push/send",
        Map.of(
            "app",
            app,
            "person",
            person,
            "event",
            "user_authorization_revoke",
            "revoke_info",
            codes,
            "flaws",
            List.of(flaws)));
  }

  /// The last push once more, byte for byte.
  public JsonNode repeatPush(String app) throws IOException, InterruptedException {
    return post("/control/push/repeat", Map.of("app", app));
  }

  /// The person writes to customer service.
  public JsonNode writeToService(String app, String person, String text)
      throws IOException, InterruptedException {
    return post("/control/push/message", Map.of("app", app, "person", person, "text", text));
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
