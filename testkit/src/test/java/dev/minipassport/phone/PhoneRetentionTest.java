package dev.minipassport.phone;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.phone.Binding.Bound;
import dev.minipassport.phone.Unbinding.Unbound;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A number that is kept for a day is nobody's business after it.
final class PhoneRetentionTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber OTHER = new PhoneNumber("86", "13900139000");
  private static final Duration DAY = Duration.ofDays(1);

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);
  private final Visitor alice = bound();

  private Visitor bound() {
    var purpose = APurpose.named("delivery").forData(DataCategory.PHONE).keptFor(DAY).made();
    var _ = store.purposes().seed(APP, List.of(purpose));
    Visitor visitor = Visitor.of(passport, login, "delivery");
    visitor.binds(code(NUMBER), visitor.prompt(), Visitor.request());
    return visitor;
  }

  private PhoneCode code(PhoneNumber number) {
    return passport.phoneNumbers.codeOf(ALICE, number);
  }

  @Test
  void itIsReadUntilItsEnd() {
    clock.advance(DAY.minusMillis(1));
    assertThat(alice.phone()).contains(NUMBER);

    clock.advance(Duration.ofMillis(1));
    assertThat(alice.phone()).isEmpty();
  }

  @Test
  void afterItAnotherOneIsAFirstOne() {
    clock.advance(DAY);

    assertThat(alice.binds(code(OTHER))).isEqualTo(new Bound(OTHER, false));
  }

  @Test
  void afterItThereIsNoneToUnbind() {
    clock.advance(DAY);
    SignedIn again = passport.launch(ALICE, login.token());

    assertThat(passport.unbindPhone.unbind(APP, again.token())).isEqualTo(new Unbound(false));
  }
}
