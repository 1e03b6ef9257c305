package dev.minipassport.grpc;

import static dev.minipassport.grpc.PrivacyMethods.handing;
import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.OpenId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedPushes;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.HandlePushResponse.Refused.Reason;
import dev.minipassport.v1.PushFormat;
import dev.minipassport.v1.SealReplyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PushesOnTheWireTest {
  private static final String PICTURE = "https://pictures.example/1.png";

  private final Running running = new Running();
  private final ScriptedPushes pushes = running.passport.pushes;
  private final Visitor alice = running.visitor();

  @BeforeEach
  void keepPictures() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Instant now() {
    return running.clock.instant();
  }

  private HandlePushResponse hands(PushDelivery delivery) {
    return running.privacy.handlePush(handing(delivery).build());
  }

  private HandlePushResponse hands(PushEvent event) {
    return hands(pushes.of(event, now()));
  }

  private void fills() {
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.form("Ali", PICTURE))).isNotNull();
  }

  private String identity() {
    return running
        .sessions
        .validateSession(Running.validationOf(alice.token()))
        .getValid()
        .getSession()
        .getIdentityId();
  }

  @Test
  void theUrlIsVerifiedWithTheEcho() {
    var verification = new Push.Verification(ScriptedPushes.seal("nonce", now()), "echo");

    assertThat(hands(pushes.deliver(verification, "query", now())).getEcho().getText())
        .isEqualTo("echo");
  }

  @Test
  void aPersonWhoTookTheirWordBackIsObeyedOnce() {
    fills();
    var revoked =
        new PushEvent.AuthorizationRevoked(
            Optional.of(Passport.ALICE), List.of("6", "13", "99"), now());

    HandlePushResponse.Obeyed done = hands(revoked).getObeyed();

    assertThat(done.getIdentityId()).isEqualTo(identity());
    assertThat(done.getErasedList())
        .containsExactly(DataCategory.DATA_CATEGORY_NICKNAME, DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(done.getWithdrawnPurposeIdsList()).containsExactly(PURPOSE);
    assertThat(done.getForgotten()).isFalse();
    assertThat(done.getPictureToDelete()).isEqualTo(PICTURE);
    assertThat(done.getRevokedElsewhereList()).containsExactly("13");
    assertThat(done.getUnknownCodesList()).containsExactly("99");
    assertThat(done.getReceipt().getText()).contains(PURPOSE);
    assertThat(done.getReceipt().getKeyId()).isNotEmpty();
    assertThat(done.getReceipt().getSignature()).isNotEmpty();
    assertThat(alice.stance().granted()).isFalse();
    assertThat(hands(revoked).hasDuplicate()).isTrue();
  }

  @Test
  void aPersonWhoClosedTheirAccountIsForgotten() {
    fills();
    String identity = identity();

    HandlePushResponse.Obeyed done =
        hands(new PushEvent.AccountClosed(Optional.of(Passport.ALICE), now())).getObeyed();

    assertThat(done.getForgotten()).isTrue();
    assertThat(done.getIdentityId()).isEqualTo(identity);
    assertThat(done.getPictureToDelete()).isEqualTo(PICTURE);
    assertThat(done.hasReceipt()).isTrue();
    assertThat(running.passport.admits(alice.token())).isFalse();
  }

  @Test
  void nobodyIsNamedWhoIsNotKnown() {
    var stranger = Optional.of(new OpenId("oStranger"));

    HandlePushResponse.Obeyed done =
        hands(new PushEvent.AuthorizationRevoked(stranger, List.of("13"), now())).getObeyed();

    assertThat(done)
        .isEqualTo(HandlePushResponse.Obeyed.newBuilder().addRevokedElsewhere("13").build());
  }

  @Test
  void aVerdictOnAPictureIsObeyed() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    fills();
    var risky =
        new PushEvent.ContentJudged(
            running.passport.contentCheck.lastCheck(), Optional.of(Verdict.RISKY));

    HandlePushResponse.Obeyed done = hands(risky).getObeyed();

    assertThat(done.getIdentityId()).isEqualTo(identity());
    assertThat(done.getErasedList()).containsExactly(DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(done.hasReceipt()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSomethingElseIsPassedOnAsOftenAsItComes(dev.minipassport.privacy.PushFormat format) {
    var message =
        new Push.Message(
            ScriptedPushes.seal("nonce-1", now()),
            format,
            "<the message>",
            new PushEvent.Other("key-1"));
    PushDelivery delivery = pushes.deliver(message, "query", now());

    HandlePushResponse.NotOurs passed = hands(delivery).getNotOurs();

    assertThat(passed.getPlaintext()).isEqualTo("<the message>");
    assertThat(passed.getFormat().name()).isEqualTo("PUSH_FORMAT_" + format);
    assertThat(passed.getNonce()).isEqualTo("nonce-1");
    assertThat(passed.getMessageKey()).isEqualTo("key-1");
    assertThat(hands(delivery).getNotOurs()).isEqualTo(passed);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedSaysWhy(Push.Flaw why) {
    assertThat(
            hands(pushes.deliver(new Push.Refused(why), "query", now()))
                .getRefused()
                .getReason()
                .name())
        .isEqualTo("REASON_" + why);
  }

  @Test
  void whatCameBeforeWithSomethingElseIsAReplay() {
    var seal = ScriptedPushes.seal("nonce", now());
    var format = dev.minipassport.privacy.PushFormat.JSON;
    var other = new PushEvent.Other("key");

    assertThat(hands(pushes.deliver(new Push.Message(seal, format, "1", other), "1", now())))
        .matches(HandlePushResponse::hasNotOurs);
    assertThat(
            hands(pushes.deliver(new Push.Message(seal, format, "2", other), "2", now()))
                .getRefused()
                .getReason())
        .isEqualTo(Reason.REASON_REPLAYED);
  }

  @Test
  void aPushIsAsOldAsItsReceptionSays() {
    PushDelivery delivery = pushes.of(new PushEvent.Other("key"), now());
    var received = Timestamp.newBuilder().setSeconds(now().getEpochSecond());
    running.clock.advance(Duration.ofDays(6));

    assertThat(hands(delivery).getRefused().getReason()).isEqualTo(Reason.REASON_STALE);
    assertThat(
            running
                .privacy
                .handlePush(handing(delivery).setReceivedAt(received).build())
                .hasNotOurs())
        .isTrue();
    running.clock.advance(Duration.ofDays(1));
    assertThat(
            running
                .privacy
                .handlePush(handing(delivery).setReceivedAt(received).build())
                .getRefused()
                .getReason())
        .isEqualTo(Reason.REASON_STALE);
  }

  @Test
  void aReplyIsSealed() {
    var request =
        SealReplyRequest.newBuilder()
            .setAppId(APP)
            .setReply("hello")
            .setFormat(PushFormat.PUSH_FORMAT_XML)
            .setNonce("nonce-1")
            .build();

    assertThat(running.privacy.sealReply(request).getSealed().getBody())
        .isEqualTo("sealed nonce-1 hello");
  }

  @Test
  void anAppThatIsNotServedIsSaid() {
    var delivery = pushes.of(new PushEvent.Other("key"), now());

    assertThat(
            Refused.by(
                    () -> running.privacy.handlePush(handing(delivery).setAppId("wx404").build()))
                .reason())
        .isEqualTo("APP_UNKNOWN");
  }
}
