package dev.minipassport.prompt;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.ledger.Platform;
import dev.minipassport.prompt.ClientFacts.Environment;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.AClient;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which way to collect, row by row, as `docs/domain.md` has it.
final class LadderTest {
  private static final Instant APRIL_2021 = Instant.parse("2021-04-20T04:00:00Z");

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private Visitor alice(Instant now) {
    clock.advance(Duration.between(clock.instant(), now));
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    return Visitor.of(passport, passport.signIn(ALICE), "profile");
  }

  private static String told(Prompt prompt) {
    return switch (prompt) {
      case Prompt.Ask ask -> ask.collection().by().name();
      case Prompt.Collect collect -> "collect " + collect.collection().by();
      case Prompt other -> other.getClass().getSimpleName();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  true,  Show",
    "true,  true,  true,  false, Show",
    "true,  true,  false, true,  Show",
    "true,  true,  false, false, Show",
    "true,  false, true,  true,  Show",
    "true,  false, true,  false, Show",
    "true,  false, false, true,  Show",
    "true,  false, false, false, Show",
    "false, true,  true,  true,  NotNeeded",
    "false, true,  true,  false, NotNeeded",
    "false, true,  false, true,  NotNeeded",
    "false, true,  false, false, NotNeeded",
    "false, false, true,  true,  GET_USER_PROFILE",
    "false, false, true,  false, GET_USER_PROFILE",
    "false, false, false, true,  GET_USER_INFO_BUTTON",
    "false, false, false, false, NoWay",
  })
  void theClassicLadderInTheSpringOf2021(
      boolean openData, boolean known, boolean profile, boolean button, String expected) {
    passport.apps.publish(APP, AClient.VERSION, LocalDate.parse("2021-04-15"));
    Visitor alice = alice(APRIL_2021);
    if (known) {
      var _ =
          alice.fills(
              Visitor.form("Alice", "https://wx.qlogo.cn/a/0"), alice.prompt(), Visitor.request());
    }
    var client = AClient.withLibrary("2.16.0").able(openData, profile, button, false).facts();

    assertThat(told(alice.with(client).opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2.9.0,   IOS,     GET_USER_INFO_BUTTON",
    "2.10.3,  IOS,     GET_USER_INFO_BUTTON",
    "2.10.4,  IOS,     GET_USER_PROFILE",
    "2.20.0,  ANDROID, GET_USER_PROFILE",
    "2.21.1,  IOS,     GET_USER_PROFILE",
    "2.21.2,  IOS,     FORM",
    "2.25.0,  ANDROID, FORM",
    "2.25.0,  OHOS,    FORM",
    "2.25.0,  WINDOWS, GET_USER_PROFILE",
    "2.25.0,  MAC,     GET_USER_PROFILE",
    "2.27.0,  WINDOWS, GET_USER_PROFILE",
    "2.27.0,  IOS,     FORM",
    "2.27.1,  WINDOWS, FORM",
    "2.27.1,  IOS,     FORM",
    "3.0.0,   IOS,     FORM",
    "3.7.0,   MAC,     FORM",
    "3.7.0,   DEVTOOLS, FORM",
    "1.2.9,   IOS,     NoWay",
  })
  void aVersionPublishedTodayOfAClientThatSaysItCanDoEverything(
      String library, Platform platform, String expected) {
    var client = AClient.withLibrary(library).on(platform).able(true, true, true, true).facts();

    assertThat(told(alice(clock.instant()).with(client).opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2.25.0, IOS,     GET_USER_PROFILE",
    "2.27.0, ANDROID, GET_USER_PROFILE",
    "2.27.1, IOS,     NoWay",
    "3.7.0,  IOS,     NoWay",
    "3.7.0,  WINDOWS, NoWay",
  })
  void aVersionPublishedTodayWithoutTheForm(String library, Platform platform, String expected) {
    var client = AClient.withLibrary(library).on(platform).able(true, true, true, false).facts();

    assertThat(told(alice(clock.instant()).with(client).opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-11-08, RELEASE, true,  GET_USER_PROFILE",
    "2022-11-09, RELEASE, true,  NoWay",
    "2022-11-08, TRIAL,   true,  NoWay",
    "2022-11-08, DEVELOP, true,  NoWay",
    "2021-04-28, RELEASE, false, GET_USER_INFO_BUTTON",
    "2021-04-29, RELEASE, false, NoWay",
    "2021-04-28, TRIAL,   false, NoWay",
  })
  void anOldVersionKeepsWhatItHadUntilItIsPublishedAnew(
      LocalDate published, Environment environment, boolean profile, String expected) {
    passport.apps.publish(APP, AClient.VERSION, published);
    var client =
        AClient.withLibrary("3.7.0").in(environment).able(false, profile, true, false).facts();

    assertThat(told(alice(clock.instant()).with(client).opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.9,  true,  false, NoWay",
    "1.2.0,  true,  false, PHONE_ENCRYPTED",
    "2.9.9,  true,  false, PHONE_ENCRYPTED",
    "2.10.4, true,  true,  PHONE_ENCRYPTED",
    "2.21.1, true,  true,  PHONE_ENCRYPTED",
    "2.21.2, true,  false, PHONE_CODE",
    "2.24.3, false, true,  NoWay",
    "2.24.4, false, true,  PHONE_REALTIME",
    "2.24.4, true,  true,  PHONE_CODE",
    "2.27.1, true,  false, PHONE_CODE",
    "3.7.0,  true,  true,  PHONE_CODE",
    "3.7.0,  false, false, NoWay",
  })
  void whichPhoneButtonIsDrawn(String library, boolean quick, boolean realtime, String expected) {
    APurpose delivery = APurpose.named("delivery").forData(DataCategory.PHONE);
    var _ = store.purposes().seed(APP, List.of(delivery.made()));
    var client =
        AClient.withLibrary(library)
            .able(true, true, true, true)
            .withPhone(quick, realtime)
            .facts();
    Visitor alice = Visitor.of(passport, passport.signIn(ALICE), "delivery").with(client);

    assertThat(told(alice.opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-02-21T15:59:59.999Z, Show",
    "2022-02-21T16:00:00Z,     GET_USER_PROFILE",
  })
  void openDataBlanksOutAtMidnightInBeijing(Instant now, String expected) {
    var client = AClient.withLibrary("2.20.0").able(true, true, true, false).facts();

    assertThat(told(alice(now).with(client).opens())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2.32.2, true,  false",
    "2.32.3, true,  true",
    "3.7.0,  true,  true",
    "3.7.0,  false, false",
  })
  void wechatsOwnAuthorisationComesFirstWhereThereIsOne(
      String library, boolean needed, boolean first) {
    AClient able = AClient.withLibrary(library).able(false, false, false, true);
    var client = needed ? able.privacyNeeded().facts() : able.facts();

    var ask = (Prompt.Ask) alice(clock.instant()).with(client).opens();

    assertThat(ask.collection().privacyFirst()).isEqualTo(first);
  }

  @Test
  void whatOnlyHalfOfTheFormCanGiveIsAskedForAllTheSame() {
    ClientFacts form = AClient.ofToday();
    var nicknameOnly =
        new ClientFacts(
            form.baseLibrary(),
            form.platform(),
            form.weChat(),
            form.environment(),
            form.miniProgram(),
            form.scene(),
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false);

    assertThat(told(alice(clock.instant()).with(nicknameOnly).opens())).isEqualTo("FORM");
  }
}
