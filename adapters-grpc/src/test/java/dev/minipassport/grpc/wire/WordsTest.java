package dev.minipassport.grpc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Outdated;
import dev.minipassport.dossier.Gender;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.userdata.Evidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The words that the domain and the wire share are spelt alike but for the prefix.
final class WordsTest {

  @ParameterizedTest
  @EnumSource
  void everyCategoryHasItsWordOnTheWireAndBack(DataCategory category) {
    assertThat(ConsentWire.category(category).name()).isEqualTo("DATA_CATEGORY_" + category);
    assertThat(ConsentFields.category(ConsentWire.category(category))).isEqualTo(category);
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfAnOutdatedPromptHasItsWordOnTheWire(Outdated why) {
    assertThat(ConsentWire.outdated(why).getReason().name()).isEqualTo("REASON_" + why);
  }

  @ParameterizedTest
  @EnumSource
  void everyFlawOfUserDataHasItsWordOnTheWire(Evidence.Flaw why) {
    assertThat(UserDataWire.flawed(why).getReason().name()).isEqualTo("REASON_" + why);
  }

  @ParameterizedTest
  @EnumSource
  void everyProvenanceHasItsWordOnTheWire(Provenance provenance) {
    assertThat(ProfileWire.provenance(provenance).name()).isEqualTo("PROVENANCE_" + provenance);
  }

  @ParameterizedTest
  @EnumSource
  void everyGenderHasItsWordOnTheWire(Gender gender) {
    assertThat(ProfileWire.gender(gender).name()).isEqualTo("GENDER_" + gender.name());
  }
}
