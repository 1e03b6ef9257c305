package dev.minipassport.privacy;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.privacy.EraseOutcome.Erased;
import dev.minipassport.privacy.EraseOutcome.Trace;
import dev.minipassport.privacy.PersonalData.Exported;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PersonalDataTest {
  private static final String PICTURE = "https://cdn.example.com/a.png";
  private static final UnionId EVERYWHERE = new UnionId("uAlice");

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = inOneOwner();
  private final SignedIn elsewhere = passport.signIn(OTHER_APP, BOB, EVERYWHERE);
  private final Visitor alice = Visitor.of(passport, login, "profile");

  private SignedIn inOneOwner() {
    passport.apps.setOwner(APP, new OwnerId("owner"));
    passport.apps.setOwner(OTHER_APP, new OwnerId("owner"));
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    return passport.signIn(APP, ALICE, EVERYWHERE);
  }

  private void fill() {
    alice.fills(Visitor.form("Alice", PICTURE), alice.prompt(), Visitor.request());
  }

  @Test
  void allThatIsKeptIsHandedOver() {
    fill();

    assertThat(passport.exportMyData.export(APP, login.token()))
        .isInstanceOfSatisfying(
            Exported.class,
            data -> {
              assertThat(data.identity().openId()).isEqualTo(ALICE);
              assertThat(data.identity().unionId()).contains(EVERYWHERE);
              assertThat(data.knownSince()).isEqualTo(clock.instant());
              assertThat(data.profile().values())
                  .containsOnlyKeys(DataCategory.NICKNAME, DataCategory.AVATAR);
              assertThat(data.elsewhere())
                  .extracting(PersonalData.Elsewhere::app)
                  .containsExactly(OTHER_APP);
              assertThat(data.sessions()).hasSize(1);
              assertThat(data.receipt()).isPresent();
            });
  }

  @Test
  void bothTakeAFreshLogin() {
    clock.advance(Duration.ofMinutes(5));

    assertThat(passport.exportMyData.export(APP, login.token()))
        .isEqualTo(new PersonalData.LoginTooOld());
    assertThat(passport.eraseMyData.erase(APP, login.token(), Reach.OWNER))
        .isEqualTo(new EraseOutcome.LoginTooOld());
    assertThat(passport.admits(login.token())).isTrue();
  }

  private List<Trace> erased(Reach reach) {
    return switch (passport.eraseMyData.erase(APP, login.token(), reach)) {
      case Erased(var gone) -> gone;
      case EraseOutcome other -> throw new AssertionError("not erased: " + other);
    };
  }

  @Test
  void inThisAppAlone() {
    fill();

    Trace trace = erased(Reach.APP).getFirst();

    assertThat(trace.picture().orElseThrow().text()).isEqualTo(PICTURE);
    assertThat(trace.receipt().orElseThrow().text()).contains("decision=WITHDRAWN");
    assertThat(passport.admits(login.token())).isFalse();
    assertThat(passport.validate.validate(OTHER_APP, elsewhere.token()))
        .isInstanceOf(dev.minipassport.session.Validation.Valid.class);
    assertThat(passport.signIn(APP, ALICE, EVERYWHERE).facts().firstLogin()).isTrue();
  }

  @Test
  void inAllAppsOfTheOwner() {
    fill();

    assertThat(erased(Reach.OWNER)).extracting(Trace::app).containsExactly(APP, OTHER_APP);

    assertThat(passport.validate.validate(OTHER_APP, elsewhere.token()))
        .isNotInstanceOf(dev.minipassport.session.Validation.Valid.class);
    SignedIn back = passport.signIn(APP, ALICE, EVERYWHERE);
    assertThat(back.facts().firstLogin()).isTrue();
    assertThat(back.session().identity().account())
        .isNotEqualTo(login.session().identity().account());
  }
}
