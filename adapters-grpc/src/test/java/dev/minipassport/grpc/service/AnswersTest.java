package dev.minipassport.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.login.Login;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.session.NamedRevocation;
import dev.minipassport.session.NotValid;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The words that the domain and the wire share are spelt alike but for the prefix.
final class AnswersTest {

  @ParameterizedTest
  @EnumSource
  void everyReasonOfARefusalHasItsWordOnTheWire(NotValid.Reason reason) {
    assertThat(Wire.notValid(new NotValid(reason)).getReason().name())
        .isEqualTo("REASON_" + reason.name());
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfARejectedCodeHasItsWordOnTheWire(Login.CodeRejected.Reason reason) {
    var rejected = LoginAnswers.of(new Login.CodeRejected(reason, Duration.ofMillis(1500)));

    assertThat(rejected.getCodeRejected().getReason().name()).isEqualTo("REASON_" + reason.name());
    assertThat(rejected.getCodeRejected().getWaitBeforeLogin().getSeconds()).isEqualTo(1);
    assertThat(rejected.getCodeRejected().getWaitBeforeLogin().getNanos()).isEqualTo(500_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void everyLinkageHasItsWordOnTheWire(LoginFacts.Linkage linkage) {
    Login.SignedIn alice =
        new Passport(new InMemoryStore(), new TestClock()).signIn(Passport.ALICE);
    var facts = new LoginFacts(false, true, linkage);

    var answer =
        LoginAnswers.of(
            new Login.SignedIn(alice.token(), alice.session(), alice.expiresAt(), facts));

    assertThat(answer.getSignedIn().getLinkage().name()).isEqualTo("LINKAGE_" + linkage.name());
    assertThat(answer.getSignedIn().getContinued()).isTrue();
    assertThat(answer.getSignedIn().getFirstLogin()).isFalse();
  }

  @Test
  void theWireHasAWordForWhatTheDomainNeverSees() {
    assertThat(Wire.MALFORMED.getReason().name()).isEqualTo("REASON_MALFORMED");
    assertThat(dev.minipassport.v1.NotValid.Reason.values())
        .as("unspecified, malformed and unrecognised stand for no reason of the domain")
        .hasSize(NotValid.Reason.values().length + 3);
  }

  @Test
  void aRefusedRevocationSaysWhy() {
    var refused = new NotValid(NotValid.Reason.EXPIRED);

    assertThat(RevocationAnswers.one(refused).getNotValid()).isEqualTo(Wire.notValid(refused));
    assertThat(RevocationAnswers.others(refused).getNotValid()).isEqualTo(Wire.notValid(refused));
    assertThat(RevocationAnswers.all(refused).getNotValid()).isEqualTo(Wire.notValid(refused));
    assertThat(RevocationAnswers.one(new NamedRevocation.NoSuchSession()).hasNoSuchSession())
        .isTrue();
  }

  @Test
  void instantsHaveMillisecondsAndNothingFiner() {
    assertThat(Wire.timestamp(Instant.parse("2026-03-01T08:00:00.123456789Z")))
        .isEqualTo(Wire.timestamp(Instant.parse("2026-03-01T08:00:00.123Z")))
        .isNotEqualTo(Wire.timestamp(Instant.parse("2026-03-01T08:00:00.124Z")));
    assertThat(Wire.timestamp(Instant.ofEpochMilli(-1)))
        .isEqualTo(Timestamp.newBuilder().setSeconds(-1).setNanos(999_000_000).build());
  }
}
