package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static dev.minipassport.testkit.Passport.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.minipassport.login.LoginCode;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.IssueHandoffRequest;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.RedeemHandoffRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("it reads what is logged")
final class LogTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ch.qos.logback.classic.Logger root = context.getLogger("ROOT");
  private final ch.qos.logback.classic.Logger ours = context.getLogger("dev.minipassport");
  private final Level rootLevel = root.getLevel();
  private final Level oursLevel = ours.getLevel();
  private final Logger jul = Logger.getLogger("");
  private final java.util.logging.Level julLevel = jul.getLevel();
  private final Captured captured = new Captured();
  private final CapturedJul capturedJul = new CapturedJul();
  private final Running running;

  /// A channel whose statuses need not all be ours.
  private final ManagedChannel plain;

  /// Everything that is logged, at every level, before the server starts.
  LogTest() {
    captured.setContext(context);
    captured.start();
    root.addAppender(captured);
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    capturedJul.setLevel(java.util.logging.Level.ALL);
    jul.addHandler(capturedJul);
    jul.setLevel(java.util.logging.Level.ALL);
    running = new Running();
    plain = Running.channelTo(running.server.port()).build();
  }

  private final class Captured extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String stack =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + stack);
    }
  }

  private final class CapturedJul extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(
          line.getLevel()
              + " "
              + line.getLoggerName()
              + " "
              + line.getMessage()
              + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void quietConsole() {
    root.detachAppender("console");
  }

  @AfterEach
  void stop() {
    plain.shutdownNow();
    running.close();
    root.detachAppender(captured);
    root.setLevel(rootLevel);
    ours.setLevel(oursLevel);
    jul.removeHandler(capturedJul);
    jul.setLevel(julLevel);
  }

  private List<String> calls() {
    return lines.stream().filter(line -> line.contains("dev.minipassport.calls")).toList();
  }

  @Test
  void noSecretIsLoggedAtAnyLevel() {
    LoginCode code = running.passport.codeOf(ALICE);
    String token = running.logins.login(running.loginWith(code)).getSignedIn().getSessionToken();
    String ticket =
        running
            .sessions
            .issueHandoff(
                IssueHandoffRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
            .getIssued()
            .getTicket();
    String child =
        running
            .sessions
            .redeemHandoff(
                RedeemHandoffRequest.newBuilder().setAppId(APP).setTicket(ticket).build())
            .getRedeemed()
            .getSessionToken();
    running.store.beforeEach(
        () -> {
          throw new IllegalStateException("could not store " + token);
        });
    var request = ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build();
    assertThat(Refused.by(() -> running.sessions.validateSession(request)).reason())
        .isEqualTo("INTERNAL");
    running.awaitCount("ValidateSession", "INTERNAL", 1);

    assertThat(lines).hasSizeGreaterThan(3);
    for (String secret : List.of(Running.text(code), token, ticket, child)) {
      String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII));
      assertThat(lines).noneMatch(line -> line.contains(secret));
      assertThat(lines).noneMatch(line -> line.contains(hex));
    }
  }

  @Test
  void aDefectIsLoggedOnceWithItsStackTraceAndWithoutItsMessage() {
    var alice = running.alice();
    running.store.beforeEach(
        () -> {
          throw new IllegalStateException("quoted: x", new IllegalArgumentException("quoted: y"));
        });

    assertThat(
            Refused.by(() -> running.sessions.validateSession(validationOf(alice.token())))
                .reason())
        .isEqualTo("INTERNAL");
    running.awaitCount("ValidateSession", "INTERNAL", 1);

    assertThat(lines)
        .filteredOn(line -> line.startsWith("ERROR"))
        .singleElement()
        .asString()
        .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
        .contains("WatchedStore")
        .doesNotContain("quoted");
  }

  @Test
  void aCallThatIsNotOkLeavesOneLineWithMethodStatusAndReason() {
    LoginRequest request = LoginRequest.newBuilder().setAppId("wx404").setCode("c").build();
    assertThat(Refused.by(() -> running.logins.login(request)).reason()).isEqualTo("APP_UNKNOWN");
    running.awaitCount("Login", "NOT_FOUND", 1);
    Running.await(() -> !calls().isEmpty());

    assertThat(calls())
        .singleElement()
        .asString()
        .matches(
            "INFO dev\\.minipassport\\.calls minipassport\\.v1\\.LoginService/Login NOT_FOUND"
                + " APP_UNKNOWN \\d+ us, 0 lines withheld before");
  }

  @Test
  void aPromptThatCameToNothingLeavesALineWithoutTheClientsWords() {
    var alice = running.visitor();
    var request =
        AnswerPromptRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(alice.token().reveal())
            .setPromptId(alice.prompt().value())
            .setRequestId("request-1")
            .setFailed(
                AnswerPromptRequest.Failed.newBuilder()
                    .setErrno(112)
                    .setErrMsg("said by Alice's phone"))
            .build();

    assertThat(running.consent.answerPrompt(request).hasNoAnswer()).isTrue();

    assertThat(lines)
        .filteredOn(line -> line.contains("dev.minipassport.prompts"))
        .containsExactly(
            "INFO dev.minipassport.prompts No answer in "
                + APP
                + ": NOT_DECLARED, errno 112, 0 lines withheld before");
    assertThat(lines).noneMatch(line -> line.contains("Alice's phone"));
    assertThat(lines).noneMatch(line -> line.contains("request-1"));
  }

  @Test
  void aCallThatIsOkLeavesNoLine() {
    var alice = running.alice();

    assertThat(running.sessions.validateSession(validationOf(alice.token())).hasValid()).isTrue();
    running.awaitCount("ValidateSession", "OK", 1);

    assertThat(calls()).isEmpty();
  }

  @Test
  void badInputLeavesNoStackTrace() {
    assertThat(
            Refused.by(
                    () ->
                        running.logins.login(LoginRequest.newBuilder().setAppId("wx\n404").build()))
                .fields())
        .containsExactly("app_id", "code");
    running.awaitCount("Login", "INVALID_ARGUMENT", 1);

    assertThat(lines).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
    assertThat(lines).noneMatch(line -> line.contains("\tat dev.minipassport"));
  }

  @Test
  void aConnectionThatFailsLeavesOneLineThatQuotesNothing() throws IOException {
    try (var raw = new RawConnection(running.server.port())) {
      raw.send("GET /secret HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      raw.awaitClosed();
    }
    Running.await(() -> lines.stream().anyMatch(line -> line.contains("A connection failed")));

    assertThat(lines)
        .filteredOn(line -> line.contains("A connection failed"))
        .singleElement()
        .asString()
        .contains("Http2Exception");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("FINE") && !line.startsWith("DEBUG"))
        .noneMatch(line -> line.contains("/secret"));
  }

  @Test
  void aMessageThatIsTooLongLeavesNoStackTrace() {
    var request = validationOf(running.alice().token()).toBuilder().setAppId("x".repeat(100_000));
    StatusRuntimeException thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> SessionServiceGrpc.newBlockingStub(plain).validateSession(request.build()));
    running.awaitCount("ValidateSession", "RESOURCE_EXHAUSTED", 1);

    assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    Running.await(() -> !calls().isEmpty());
    assertThat(lines).noneMatch(line -> line.contains("StatusRuntimeException"));
  }
}
