package dev.minipassport.privacy;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.phone.PhonePolicy.Taken;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three people in two apps of one owner do everything at once: whatever comes of it, nothing is
/// held without a grant, no number is two people's, and no code was redeemed in vain.
final class PersonalDataRaceTest {
  private static final int ROUNDS = 150;
  private static final int AT_ONCE = 5;
  private static final List<OpenId> PEOPLE =
      List.of(ALICE, BOB, new OpenId("oCarol_ccccccccccccccccccccc"));
  private static final List<AppId> APPS = List.of(APP, OTHER_APP);
  private static final SubjectId NOBODY = new SubjectId(new UUID(7, 7));

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private void open() {
    for (AppId app : APPS) {
      passport.apps.setOwner(app, new OwnerId("owner-1"));
      passport.apps.keepPicturesOn(app, "cdn.example.com");
      var _ =
          store
              .purposes()
              .seed(
                  app,
                  List.of(
                      APurpose.named("profile").shared().made(),
                      APurpose.named("ranking").forData(DataCategory.NICKNAME).made(),
                      APurpose.named("delivery").forData(DataCategory.PHONE).shared().made()));
    }
    passport.apps.handlePhones(APP, new PhonePolicy(Taken.MOVE, false));
  }

  /// Somebody at the start of a round, logged in.
  private record Turn(Visitor visitor, OpenId person, PhoneCode code) {
    Visitor of(String purpose) {
      return visitor.wanting(purpose);
    }
  }

  private Turn turn(Random chance) {
    OpenId person = PEOPLE.get(chance.nextInt(PEOPLE.size()));
    AppId app = APPS.get(chance.nextInt(APPS.size()));
    var number = new PhoneNumber("86", "1380013800" + chance.nextInt(3));
    var login = passport.signIn(app, person, new UnionId("u" + person.value().substring(0, 5)));
    PhoneCode code = passport.phoneNumbers.codeOf(person, number);
    return new Turn(Visitor.of(passport, login, "profile"), person, code);
  }

  private static Object fills(Turn turn) {
    Visitor visitor = turn.of("profile");
    return visitor.fills(
        Visitor.form("Name", "https://cdn.example.com/a.png"), visitor.prompt(), Visitor.request());
  }

  private static Object binds(Turn turn) {
    Visitor visitor = turn.of("delivery");
    return visitor.stance().granted()
        ? visitor.binds(turn.code())
        : visitor.binds(turn.code(), visitor.prompt(), Visitor.request());
  }

  private Object tells(Turn turn, String code) {
    Instant now = clock.instant();
    var event = new AuthorizationRevoked(Optional.of(turn.person()), List.of(code), now);
    return passport.handlePush.handle(turn.visitor().app(), passport.pushes.of(event, now));
  }

  private Object closes(Turn turn) {
    Instant now = clock.instant();
    var event = new AccountClosed(Optional.of(turn.person()), now);
    return passport.handlePush.handle(turn.visitor().app(), passport.pushes.of(event, now));
  }

  private Object unbinds(Turn turn) {
    return passport.unbindPhone.unbind(turn.visitor().app(), turn.visitor().token());
  }

  private Object erases(Turn turn, Reach reach) {
    return passport.eraseMyData.erase(turn.visitor().app(), turn.visitor().token(), reach);
  }

  private List<Callable<Object>> anything(Turn turn, int which) {
    return switch (which) {
      case 0, 1 -> List.of(() -> fills(turn));
      case 2, 3, 4 -> List.of(() -> binds(turn), () -> binds(turn));
      case 5 -> List.of(() -> turn.of("ranking").grants());
      case 6 -> List.of(() -> turn.of("profile").withdraws());
      case 7 -> List.of(() -> turn.of("delivery").withdraws());
      case 8 -> List.of(() -> tells(turn, "6"));
      case 9 -> List.of(() -> tells(turn, "8"));
      case 10 -> List.of(() -> unbinds(turn));
      case 11 -> List.of(() -> erases(turn, Reach.APP));
      case 12 -> List.of(() -> erases(turn, Reach.OWNER));
      default -> List.of(() -> closes(turn));
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverRacesTheRulesHold(long seed) throws Exception {
    open();
    var chance = new Random(seed);
    try (var threads = Executors.newFixedThreadPool(2 * AT_ONCE)) {
      for (int round = 0; round < ROUNDS; round++) {
        // Every other round forgets nobody: then each code is somebody's to the end.
        int choices = round % 2 == 0 ? 11 : 14;
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          calls.addAll(anything(turn(chance), chance.nextInt(choices)));
        }
        int calledBefore = passport.phoneNumbers.calls();
        int redeemedBefore = passport.phoneNumbers.redeemed();
        for (var call : threads.invokeAll(calls)) {
          tolerate(call::get);
        }
        if (choices == 11) {
          assertThat(passport.phoneNumbers.calls() - calledBefore)
              .isEqualTo(passport.phoneNumbers.redeemed() - redeemedBefore);
        }
        verify("seed " + seed + ", round " + round);
        clock.advance(Duration.ofSeconds(20));
      }
    }
    assertThat(passport.phoneNumbers.redeemed()).isGreaterThan(ROUNDS / 2);
    assertThat(store.changes().after(APP, 0, 100_000))
        .extracting(Change::kind)
        .contains(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED, Kind.PHONE_MOVED, Kind.ERASED);
  }

  /// What was granted, or who was forgotten, while the call was under way.
  private static void tolerate(Callable<Object> result) throws Exception {
    try {
      var _ = result.call();
    } catch (ExecutionException e) {
      boolean expected =
          e.getCause() instanceof Unavailable
              || (e.getCause() instanceof AssertionError
                  && String.valueOf(e.getCause().getMessage()).matches("(?s)n(othing|ot ad).*"));
      if (!expected) {
        throw e;
      }
    }
  }

  private void verify(String when) {
    Map<PhoneNumber, Set<AccountId>> holders = new HashMap<>();
    Set<AccountId> reached = new HashSet<>();
    for (AppId app : APPS) {
      for (OpenId person : PEOPLE) {
        store
            .identities()
            .find(app, person)
            .ifPresent(identity -> verify(identity, holders, reached, when));
      }
    }
    assertThat(holders.values()).as(when).allMatch(accounts -> accounts.size() == 1);
    for (AppId app : APPS) {
      for (OpenId person : PEOPLE) {
        store
            .identities()
            .find(app, person)
            .flatMap(identity -> store.accounts().find(identity.account()))
            .ifPresent(
                account ->
                    assertThat(account)
                        .as(when)
                        .isEqualTo(
                            new Account(account.id(), false, reached.contains(account.id()))));
      }
    }
  }

  private void verify(
      Identity person,
      Map<PhoneNumber, Set<AccountId>> holders,
      Set<AccountId> reached,
      String when) {
    Dossier dossier = store.dossiers().of(person, NOBODY);
    assertThat(dossier.ledger().verifies()).as(when).isTrue();
    Profile profile = dossier.profile();
    for (Held held : profile.values().values()) {
      assertThat(covers(dossier, held.purpose(), held.value().category())).as(when).isTrue();
      if (held.value() instanceof PhoneNumber number) {
        holders.computeIfAbsent(number, _ -> new HashSet<>()).add(person.account());
        reached.add(person.account());
      }
    }
  }

  private static boolean covers(Dossier dossier, PurposeId purpose, DataCategory category) {
    return dossier
        .ledger()
        .stance(purpose, QuietRule.DEFAULT)
        .grant()
        .map(Statement::categories)
        .filter(categories -> categories.contains(category))
        .isPresent();
  }
}
