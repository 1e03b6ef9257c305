package dev.minipassport.phone;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Barred.PromptOutdated;
import dev.minipassport.consent.Barred.RequestIdReused;
import dev.minipassport.consent.Given;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.consent.Outdated;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.phone.Binding.Barred;
import dev.minipassport.phone.Binding.Bound;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.SealedUserData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a grant that comes along with a phone number is known again by.
final class PhoneRequestsTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber OTHER = new PhoneNumber("86", "13900139000");

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Visitor alice = visitor();

  private Visitor visitor() {
    var _ =
        store
            .purposes()
            .seed(APP, List.of(APurpose.named("delivery").forData(DataCategory.PHONE).made()));
    return Visitor.of(passport, passport.signIn(ALICE), "delivery");
  }

  private SealedUserData sealed(PhoneNumber number) {
    return passport.userData.sealed(
        new OpenedPhone(number, APP.value(), clock.instant()), ScriptedExchange.sessionKey(1));
  }

  private Binding binds(SealedUserData data, PromptId prompt, RequestId request) {
    return passport.bindPhone.bind(
        APP,
        alice.token(),
        alice.purpose(),
        new Proof.ByData(data),
        Optional.of(new GrantAlong(prompt, request)),
        Passport.PATIENT);
  }

  @Test
  void theSameDataUnderTheSameRequestIsAnsweredAgain() {
    PromptId prompt = alice.prompt();
    RequestId request = Visitor.request();
    SealedUserData data = sealed(NUMBER);

    assertThat(binds(data, prompt, request)).isEqualTo(new Bound(NUMBER, false));
    assertThat(binds(data, prompt, request)).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void otherDataUnderTheSameRequestIsRefused() {
    PromptId prompt = alice.prompt();
    RequestId request = Visitor.request();
    binds(sealed(NUMBER), prompt, request);

    assertThat(binds(sealed(OTHER), prompt, request)).isEqualTo(new Barred(new RequestIdReused()));

    assertThat(alice.phone()).contains(NUMBER);
  }

  @Test
  void aCodeUnderTheRequestOfAnotherCallIsRefusedAndStaysUnredeemed() {
    RequestId request = Visitor.request();
    PromptId prompt = alice.prompt();
    alice.answers(prompt, request, new Given.Dismissed());
    PhoneCode code = passport.phoneNumbers.codeOf(ALICE, NUMBER);

    assertThat(alice.binds(code, prompt, request)).isEqualTo(new Barred(new RequestIdReused()));
    assertThat(passport.phoneNumbers.calls()).isZero();
    assertThat(alice.binds(code, prompt, Visitor.request())).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aCodeWithAPromptThatIsOutdatedStaysUnredeemed() {
    PromptId prompt = alice.prompt();
    alice.grants();
    alice.withdraws();
    PhoneCode code = passport.phoneNumbers.codeOf(ALICE, NUMBER);

    assertThat(alice.binds(code, prompt, Visitor.request()))
        .isEqualTo(new Barred(new PromptOutdated(Outdated.WITHDRAWN_SINCE)));
    assertThat(passport.phoneNumbers.calls()).isZero();
  }
}
