package dev.minipassport.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.AppSettings;
import dev.minipassport.purpose.Words;
import dev.minipassport.simulator.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SimulatedWeChatTest {
  private static final RandomGenerator ONES = () -> -1L;
  private static final String SECRET_OF_ONES = "f".repeat(32);

  @Test
  void theDemoAppKeepsItsSecretWhenTheSimulatorIsReset() throws IOException, InterruptedException {
    AppSettings app = SimulatedWeChat.demoApp(ONES);
    try (WeChatSimulator simulator = SimulatedWeChat.open(0, "--simulator-port")) {
      SimulatedWeChat.register(simulator, app);

      simulator.reset();

      assertThat(exchange(simulator)).contains("\"openid\"", "\"unionid\"");
    }
  }

  @Test
  void theDemoAppWantsNicknameAndAvatarForItsOwner() {
    AppSettings app = SimulatedWeChat.demoApp(ONES);

    assertThat(app.app().owner()).isPresent();
    assertThat(app.avatarHosts()).containsExactly("cdn.example.com");
    assertThat(app.purposes())
        .singleElement()
        .satisfies(
            purpose -> {
              assertThat(purpose.id()).hasToString("profile");
              assertThat(purpose.shared()).isTrue();
              assertThat(purpose.words()).extracting(Words::language).hasSize(2);
            });
  }

  private static String exchange(WeChatSimulator simulator)
      throws IOException, InterruptedException {
    String app = SimulatedWeChat.DEMO_APP.value();
    String query =
        "/sns/jscode2session?appid=%s&secret=%s&grant_type=authorization_code&js_code=%s"
            .formatted(app, SECRET_OF_ONES, "the%20code%20is%20a%20mock%20one");
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(simulator.baseUri() + query)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
