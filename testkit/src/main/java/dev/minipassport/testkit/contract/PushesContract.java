package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.privacy.PushEvent.Other;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.privacy.Pushes;
import dev.minipassport.privacy.Pushes.SealedReply.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every implementation of `Pushes` does.
public abstract class PushesContract {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<PushEvent> EVENTS =
      List.of(
          new AuthorizationRevoked(Optional.of(ALICE), List.of("8"), AT.minusSeconds(3)),
          new AuthorizationRevoked(Optional.empty(), List.of("6", "13", "99"), AT),
          new AccountClosed(Optional.of(ALICE), AT),
          new AccountClosed(Optional.empty(), AT.minusSeconds(100_000)),
          new ProfileModified(Optional.of(ALICE), AT),
          new ProfileModified(Optional.empty(), AT),
          new ContentJudged(new CheckId("check-1"), Optional.of(Verdict.PASS)),
          new ContentJudged(new CheckId("check-2"), Optional.of(Verdict.REVIEW)),
          new ContentJudged(new CheckId("check-3"), Optional.of(Verdict.RISKY)),
          new ContentJudged(new CheckId("check-4"), Optional.empty()),
          new Other("23456789012345678"));

  protected abstract Pushes pushes();

  /// The event as WeChat pushes it for [dev.minipassport.testkit.Passport#APP], signed at `at` over
  /// all of the query.
  protected abstract PushDelivery pushed(PushEvent event, Instant at);

  /// A GET as WeChat makes it to verify the URL.
  protected abstract PushDelivery verification(String echo, Instant at);

  @Test
  void anEventIsReadAsWhatItIsAndWhenItWasSigned() {
    assertThat(EVENTS)
        .allSatisfy(
            event ->
                assertThat(pushes().read(APP, pushed(event, AT)))
                    .isInstanceOfSatisfying(
                        Push.Message.class,
                        message -> {
                          assertThat(message.event()).isEqualTo(event);
                          assertThat(message.seal().at()).isEqualTo(AT);
                          assertThat(message.plaintext()).isNotBlank();
                        }));
  }

  @Test
  void aVerificationIsReadWithItsEcho() {
    assertThat(pushes().read(APP, verification("4375120948345356249", AT)))
        .isInstanceOfSatisfying(
            Push.Verification.class,
            verification -> {
              assertThat(verification.echo()).isEqualTo("4375120948345356249");
              assertThat(verification.seal().at()).isEqualTo(AT);
            });
  }

  @Test
  void reading2TimesIsReadingTheSame() {
    PushDelivery delivery = pushed(EVENTS.getFirst(), AT);

    assertThat(pushes().read(APP, delivery)).isEqualTo(pushes().read(APP, delivery));
  }

  @Test
  void twoDeliveriesOfOneEventHaveSealsOfTheirOwn() {
    var one = (Push.Message) pushes().read(APP, pushed(EVENTS.getFirst(), AT));
    var other = (Push.Message) pushes().read(APP, pushed(EVENTS.getFirst(), AT));

    assertThat(one.seal()).isNotEqualTo(other.seal());
  }

  @Test
  void aCharacterChangedInTheQueryIsRefused() {
    PushDelivery whole = pushed(EVENTS.getFirst(), AT);
    String query = whole.query();
    for (int at = 0; at < query.length(); at++) {
      char other = query.charAt(at) == '0' ? '1' : '0';
      String changed = query.substring(0, at) + other + query.substring(at + 1);

      assertThat(pushes().read(APP, with(whole, changed)))
          .as("character %d", at)
          .isInstanceOf(Push.Refused.class);
    }
  }

  @Test
  void whatNobodyPushedIsRefused() {
    PushDelivery whole = pushed(EVENTS.getFirst(), AT);

    for (String query : new String[] {"", "nobody", "&", "=", whole.query() + "0"}) {
      assertThat(pushes().read(APP, with(whole, query))).isInstanceOf(Push.Refused.class);
    }
  }

  private static PushDelivery with(PushDelivery whole, String query) {
    return new PushDelivery(
        whole.verification(), query, new PushBody(whole.body().toBytes()), whole.receivedAt());
  }

  @Test
  void anAnswerIsSealed() {
    for (PushFormat format : PushFormat.values()) {
      assertThat(pushes().seal(APP, "{\"demo_resp\":\"good luck\"}", format, "415670741", AT))
          .isInstanceOfSatisfying(Sealed.class, answer -> assertThat(answer.body()).isNotBlank());
    }
  }
}
