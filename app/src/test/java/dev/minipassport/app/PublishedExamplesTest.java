package dev.minipassport.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.demo.Visit;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.Trigger;
import dev.minipassport.v1.UserDataFlawed.Reason;
import dev.minipassport.v1.UserInfo;
import dev.minipassport.v1.VerifyUserDataResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples that WeChat publishes, played end to end: WeChat's people log in, and what WeChat
/// made for them is brought to a running service, at the time it was made. Some characters of them
/// are changed here; the tests of `adapters-wechat` change every one.
final class PublishedExamplesTest {
  private static final String APP = "wx4f4bc4dec97d474b";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final int STEP = 9;
  private static final String OPEN_ID = "oGZUI0egBJY1zhBYw2KhdUfwVJJE";

  private static final WeChatSimulator wechat = WeChatSimulator.start();
  private static final SimulatedApp app = wechat.registerApp(APP, SECRET);
  private static ProgramProcess service;
  private static ManagedChannel channel;

  @BeforeAll
  static void serveAtTheTimeOfTheExamples(@TempDir Path directory)
      throws IOException, InterruptedException {
    Instant made = Instant.ofEpochSecond(1_477_314_187L);
    wechat.clock().advance(Duration.between(wechat.clock().instant(), made.plusSeconds(30)));
    Files.writeString(
        directory.resolve("minipassport.yaml"),
        """
        apps:
          - id: %s
            secret: env:EXAMPLE_SECRET
            purposes:
              - id: profile
                version: 1
                categories: nickname, avatar
                texts:
                  - language: en
                    title: Profile
                    content: We show it.
                    confirm: Yes
                    cancel: No
                    declined: You declined.
                    desc: To show it
        """
            .formatted(APP));
    service =
        ProgramProcess.start(
            directory,
            "service",
            Map.of(
                "MINIPASSPORT_GRPC_PORT",
                "0",
                "MINIPASSPORT_WECHAT_BASE_URI",
                wechat.baseUri().toString(),
                "EXAMPLE_SECRET",
                SECRET),
            "serve",
            "--ephemeral",
            "--config",
            "minipassport.yaml",
            "--simulator",
            wechat.baseUri().toString());
    int port = service.awaitReady().path("grpc").path("port").asInt();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterAll
  static void end() {
    channel.shutdownNow();
    service.close();
    wechat.close();
  }

  /// A person whose session key is that of the example, and who has agreed.
  private static Visit visit(SimulatedPerson person) {
    String token =
        LoginServiceGrpc.newBlockingStub(channel)
            .login(LoginRequest.newBuilder().setAppId(APP).setCode(person.login(app)).build())
            .getSignedIn()
            .getSessionToken();
    var visit = new Visit(channel, APP, token);
    String prompt =
        visit.decide(Trigger.TRIGGER_USER_ACTION).getAsk().getCollection().getPromptId();
    assertThat(
            visit
                .answer(
                    prompt,
                    answer -> answer.setGranted(AnswerPromptRequest.Granted.getDefaultInstance()))
                .hasRecorded())
        .isTrue();
    return visit;
  }

  private static JsonNode example(String file) throws IOException {
    try (InputStream text = PublishedExamplesTest.class.getResourceAsStream(file)) {
      return new ObjectMapper()
          .readTree(Objects.requireNonNull(text))
          .path("cases")
          .path(0)
          .path("given");
    }
  }

  @Test
  void theEncryptedProfileOpensAndWhatWasChangedInItDoesNot() throws IOException {
    JsonNode given = example("user-data-decrypt.json");
    String data = given.path("encryptedData").asText();
    String iv = given.path("iv").asText();
    Visit band =
        visit(
            wechat
                .newPerson("band")
                .openId(app, OPEN_ID)
                .sessionKey(app, given.path("session_key").asText())
                .register());

    UserInfo opened = band.open(data, iv).getUserInfo();

    assertThat(opened.getNickName()).isEqualTo("Band");
    assertThat(opened.getAvatarUrl()).startsWith("http://wx.qlogo.cn/mmopen/vi_32/");
    assertThat(opened.getCity()).describedAs("not asked for").isEmpty();
    for (int at = 0; at < data.length(); at += STEP) {
      assertThat(flaw(band.open(changed(data, at), iv))).isEqualTo(Reason.REASON_UNDECIPHERABLE);
    }
    for (int at = 0; at < iv.length(); at++) {
      assertThat(flaw(band.open(data, changed(iv, at))))
          .isIn(Reason.REASON_UNDECIPHERABLE, Reason.REASON_OTHER_USER);
    }
  }

  private static Reason flaw(OpenUserDataResponse answer) {
    return answer.getUserDataFlawed().getReason();
  }

  private static String changed(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  @Test
  void theSignedProfileIsGenuineAndWhatWasChangedInItIsNot() throws IOException {
    JsonNode given = example("rawdata-signature.json");
    String raw = given.path("rawData").asText();
    String signature = given.path("signature").asText();
    Visit band =
        visit(
            wechat
                .newPerson("another band")
                .sessionKey(app, given.path("session_key").asText())
                .register());

    assertThat(band.verify(raw, signature).getUserInfo().getNickName()).isEqualTo("Band");

    for (int at = 0; at < raw.length(); at += STEP) {
      assertThat(flaw(band.verify(changed(raw, at), signature)))
          .isEqualTo(Reason.REASON_SIGNATURE_MISMATCH);
    }
    for (int at = 0; at < signature.length(); at += STEP) {
      assertThat(flaw(band.verify(raw, changed(signature, at))))
          .isEqualTo(Reason.REASON_SIGNATURE_MISMATCH);
    }
  }

  private static Reason flaw(VerifyUserDataResponse answer) {
    return answer.getUserDataFlawed().getReason();
  }
}
