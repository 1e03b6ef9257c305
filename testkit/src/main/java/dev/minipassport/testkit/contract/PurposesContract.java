package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes.Seeding;
import dev.minipassport.testkit.APurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every implementation of `Purposes` does.
public abstract class PurposesContract extends StoreContract {
  private static final PurposeId PROFILE = new PurposeId("profile");

  private Seeding seed(APurpose... purposes) {
    return store.purposes().seed(APP, made(purposes));
  }

  private static List<Purpose> made(APurpose... purposes) {
    return List.of(purposes).stream().map(APurpose::made).toList();
  }

  @Test
  void whatWasSeededIsCurrentWithEveryWordOfIt() {
    APurpose profile = APurpose.named("profile").shared().keptFor(Duration.ofDays(30));
    APurpose region =
        APurpose.named("region").forData(DataCategory.REGION, DataCategory.GENDER).separate();

    assertThat(seed(region, profile)).isEqualTo(new Seeding.Seeded());

    assertThat(store.purposes().current(APP)).containsExactly(profile.made(), region.made());
    assertThat(store.purposes().current(APP, PROFILE)).contains(profile.made());
    assertThat(store.purposes().current(APP, new PurposeId("nothing"))).isEmpty();
    assertThat(store.purposes().current(OTHER_APP)).isEmpty();
  }

  @Test
  void anotherVersionTakesThePlaceOfTheOneBeforeWhichStaysKnown() {
    APurpose first = APurpose.named("profile");
    APurpose second = first.version(2).saying("Something else");
    seed(first);

    assertThat(seed(second)).isEqualTo(new Seeding.Seeded());

    assertThat(store.purposes().current(APP)).containsExactly(second.made());
    assertThat(store.purposes().version(APP, PROFILE, 1)).contains(first.made());
    assertThat(store.purposes().version(APP, PROFILE, 2)).contains(second.made());
    assertThat(store.purposes().version(APP, PROFILE, 3)).isEmpty();
  }

  @Test
  void anEarlierVersionMayBecomeCurrentAgain() {
    APurpose first = APurpose.named("profile");
    seed(first);
    seed(first.version(2).saying("Something else"));

    assertThat(seed(first)).isEqualTo(new Seeding.Seeded());

    assertThat(store.purposes().current(APP)).containsExactly(first.made());
  }

  @Test
  void whatAVersionSaysNeverChanges() {
    APurpose first = APurpose.named("profile");
    APurpose other = APurpose.named("other");
    seed(first);

    assertThat(seed(other, first.saying("Something else")))
        .isEqualTo(new Seeding.Changed(List.of(PROFILE)));
    assertThat(seed(other, first.forData(DataCategory.NICKNAME)))
        .isEqualTo(new Seeding.Changed(List.of(PROFILE)));
    assertThat(seed(other, first.separate())).isEqualTo(new Seeding.Changed(List.of(PROFILE)));
    assertThat(seed(other, first.keptFor(Duration.ofDays(9))))
        .isEqualTo(new Seeding.Changed(List.of(PROFILE)));

    assertThat(store.purposes().current(APP)).containsExactly(first.made());
  }

  @Test
  void howLongAnAnswerSilencesMayChangeWithoutAVersion() {
    APurpose first = APurpose.named("profile");
    seed(first);

    assertThat(seed(first.quietFor(Duration.ofHours(1)))).isEqualTo(new Seeding.Seeded());

    assertThat(store.purposes().current(APP, PROFILE).orElseThrow().quiet().afterRefusal(1))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void seedingTheSameAgainChangesNothing() {
    seed(APurpose.named("profile"));

    assertThat(seed(APurpose.named("profile"))).isEqualTo(new Seeding.Seeded());
    assertThat(store.purposes().current(APP)).containsExactly(APurpose.named("profile").made());
  }

  @Test
  void aPurposeThatIsNoLongerSeededIsNotCurrent() {
    seed(APurpose.named("profile"), APurpose.named("other"));

    seed(APurpose.named("other"));

    assertThat(store.purposes().current(APP)).extracting(Purpose::id).doesNotContain(PROFILE);
    assertThat(store.purposes().version(APP, PROFILE, 1)).isPresent();
  }
}
