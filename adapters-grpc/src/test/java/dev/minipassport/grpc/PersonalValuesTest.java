package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.NEW_APP;
import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.minipassport.v1.AddAppRequest;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.ClientCiphertext;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.DecryptFromClientResponse;
import dev.minipassport.v1.EncryptForClientRequest;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.LookUpPersonResponse;
import dev.minipassport.v1.PhoneNumber;
import dev.minipassport.v1.RotateAppSecretRequest;
import dev.minipassport.v1.SealReplyRequest;
import dev.minipassport.v1.SealReplyResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// What is secret or of a person shows in no status, no line of the log and no message that is
/// printed for debugging.
@Isolated("it reads what is logged")
final class PersonalValuesTest {
  /// Stands for anything secret; it is in the form of each of them.
  private static final String CANARY = "canary-canary-canary-canary-canary";

  private static final String NUMBER = "13800138000";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ch.qos.logback.classic.Logger root = context.getLogger("ROOT");
  private final ch.qos.logback.classic.Logger ours = context.getLogger("dev.minipassport");
  private final Level rootLevel = root.getLevel();
  private final Level oursLevel = ours.getLevel();
  private final Captured captured = new Captured();
  private final Running running;

  PersonalValuesTest() {
    captured.setContext(context);
    captured.start();
    root.addAppender(captured);
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    running = new Running();
  }

  private final class Captured extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String stack =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + stack);
    }
  }

  @BeforeEach
  void quietConsole() {
    root.detachAppender("console");
  }

  @AfterEach
  void stop() {
    running.close();
    root.detachAppender(captured);
    root.setLevel(rootLevel);
    ours.setLevel(oursLevel);
  }

  private static ByteString bytes() {
    return ByteString.copyFromUtf8(CANARY);
  }

  static Stream<Message> messages() {
    return Stream.of(requests(), ofPushes(), ofPeople(), ofClients()).flatMap(made -> made);
  }

  private static Stream<Message> requests() {
    return Stream.of(
        BindPhoneRequest.newBuilder().setSessionToken(CANARY).setCode(CANARY).build(),
        FillProfileRequest.newBuilder()
            .setForm(
                FillProfileRequest.Form.newBuilder()
                    .setNickname(CANARY)
                    .setAvatarUrl(CANARY)
                    .setAvatarCheckUrl(CANARY))
            .build(),
        AddAppRequest.newBuilder().setAppSecret(CANARY).build(),
        RotateAppSecretRequest.newBuilder().setAppSecret(CANARY).build(),
        ClearReviewRequest.newBuilder().setValue(CANARY).build(),
        LookUpPersonRequest.newBuilder().setOpenId(CANARY).build(),
        LookUpPersonRequest.newBuilder().setUnionId(CANARY).build(),
        LookUpPersonRequest.newBuilder().setPhone(CANARY).build());
  }

  private static Stream<Message> ofPushes() {
    return Stream.of(
        HandlePushRequest.newBuilder().setQuery(CANARY).setBody(bytes()).build(),
        HandlePushResponse.newBuilder()
            .setNotOurs(
                HandlePushResponse.NotOurs.newBuilder().setPlaintext(CANARY).setMessageKey(CANARY))
            .build(),
        HandlePushResponse.newBuilder()
            .setObeyed(HandlePushResponse.Obeyed.newBuilder().setPictureToDelete(CANARY))
            .build(),
        SealReplyRequest.newBuilder().setReply(CANARY).build(),
        SealReplyResponse.newBuilder()
            .setSealed(SealReplyResponse.Sealed.newBuilder().setBody(CANARY))
            .build());
  }

  private static Stream<Message> ofPeople() {
    return Stream.of(
        PhoneNumber.newBuilder().setE164(CANARY).build(),
        LookUpPersonResponse.Member.newBuilder()
            .setOpenId(CANARY)
            .setUnionId(CANARY)
            .setNickname(CANARY)
            .build(),
        ListReviewsResponse.Review.newBuilder().setValue(CANARY).build(),
        ExportMyDataResponse.Exported.newBuilder()
            .setOpenId(CANARY)
            .setUnionId(CANARY)
            .addSessions(ExportMyDataResponse.SignedIn.newBuilder().setDevice(CANARY))
            .build(),
        EraseMyDataResponse.Trace.newBuilder().setPictureToDelete(CANARY).build());
  }

  private static Stream<Message> ofClients() {
    return Stream.of(
        EncryptForClientRequest.newBuilder().setPlaintext(bytes()).build(),
        ClientCiphertext.newBuilder().setSealed(bytes()).build(),
        DecryptFromClientResponse.Decrypted.newBuilder().setPlaintext(bytes()).build());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageThatIsPrintedForDebuggingShowsNothing(Message message) {
    assertThat(TextFormat.printer().printToString(message)).contains(CANARY);
    assertThat(TextFormat.debugFormatPrinter().printToString(message)).doesNotContain(CANARY);
  }

  private static FillProfileRequest filling(String token) {
    return FillProfileRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(token)
        .setPurposeId(WatchedStore.PURPOSE)
        .setForm(FillProfileRequest.Form.newBuilder().setNickname(CANARY))
        .build();
  }

  private List<Runnable> calls(String token) {
    var lookUp = LookUpPersonRequest.newBuilder().setAppId(APP).setReason(REASON);
    var push =
        HandlePushRequest.newBuilder()
            .setAppId(APP)
            .setMethod(HandlePushRequest.Method.METHOD_POST)
            .setQuery(CANARY)
            .setBody(bytes());
    return List.of(
        () -> ignore(running.profiles.fillProfile(filling(token))),
        () ->
            ignore(
                running.phones.bindPhone(
                    BindPhoneRequest.newBuilder()
                        .setAppId(APP)
                        .setSessionToken(token)
                        .setPurposeId("phone")
                        .setCode(CANARY)
                        .build())),
        () -> ignore(running.privacy.handlePush(push.build())),
        () -> ignore(running.admin.lookUpPerson(lookUp.setOpenId(CANARY).build())),
        () -> ignore(running.admin.lookUpPerson(lookUp.setPhone("+86 " + NUMBER).build())),
        () ->
            ignore(
                running.admin.clearReview(
                    ClearReviewRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setIdentityId(new UUID(0, 0).toString())
                        .setCategory(DataCategory.DATA_CATEGORY_NICKNAME)
                        .setValue(CANARY)
                        .setDecision(ClearReviewRequest.Decision.DECISION_SHOW)
                        .build())),
        () ->
            ignore(
                running.admin.addApp(
                    AddAppRequest.newBuilder()
                        .setAppId(NEW_APP)
                        .setReason(REASON)
                        .setAppSecret(CANARY)
                        .build())),
        () ->
            ignore(
                running.admin.rotateAppSecret(
                    RotateAppSecretRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setAppSecret(CANARY)
                        .build())));
  }

  private static void ignore(Message outcome) {
    assertThat(outcome.toString()).doesNotContain(CANARY);
  }

  private void nothingWasLogged(String token) {
    for (String secret : List.of(CANARY, NUMBER, token)) {
      assertThat(lines).noneMatch(line -> line.contains(secret));
    }
  }

  @Test
  void nothingOfItIsLoggedOrAnsweredWhereAllGoesWell() {
    String token = WireMethod.token(running);

    calls(token).forEach(Runnable::run);

    nothingWasLogged(token);
    assertThat(running.store.audit().newest(100).toString()).doesNotContain(CANARY, NUMBER);
  }

  @Test
  void nothingOfItIsLoggedOrSaidWhereADefectStandsInTheWay() {
    String token = WireMethod.token(running);
    running.store.beforeEach(
        () -> {
          throw new IllegalStateException("could not store " + CANARY + NUMBER);
        });

    for (Runnable call : calls(token)) {
      try {
        call.run();
      } catch (io.grpc.StatusRuntimeException refused) {
        assertThat(Refused.of(refused).toString()).doesNotContain(CANARY, NUMBER);
      }
    }

    Running.await(() -> running.counted("RotateAppSecret", "INTERNAL") == 1);
    assertThat(lines).isNotEmpty();
    nothingWasLogged(token);
  }
}
