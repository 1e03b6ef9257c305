package dev.minipassport.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileValueTest {
  private static final Region SHENZHEN = new Region("CN", "Guangdong", "Shenzhen");

  static Stream<ProfileValue> values() {
    return Stream.of(
        new Nickname("Alice"),
        new Nickname("小明/😀"),
        new AvatarUrl("https://cdn.example.com/a.png?b=c"),
        Gender.MALE,
        Gender.FEMALE,
        SHENZHEN,
        new Region("中国", "", ""),
        new Region("", "Guangdong", ""),
        new Region("", "", "Shenzhen"),
        new Region("Côte d'Ivoire", "São Tomé", "L'Île-d'Or, \"1\""),
        new Region("a".repeat(64), "字".repeat(64), "c".repeat(64)),
        new SpokenLanguage("zh_CN"),
        new SpokenLanguage("en"),
        new PhoneNumber("86", "13800138000"),
        new PhoneNumber("1", "2025550123"),
        new PhoneNumber("290", "0123"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsKeptIsReadAgain(ProfileValue value) {
    assertThat(ProfileValue.of(value.category(), value.text())).isEqualTo(value);
  }

  @Test
  void everyCategoryHasItsValue() {
    assertThat(values().map(ProfileValue::category)).contains(DataCategory.values());
  }

  @ParameterizedTest
  @MethodSource("values")
  void nothingPersonalPrintsItself(ProfileValue value) {
    var held =
        new Held(
            value,
            Provenance.FORM,
            new PurposeId("profile"),
            Instant.parse("2026-03-01T08:00:00Z"),
            Optional.empty());
    var profile = new Profile(Map.of(value.category(), held));

    assertThat(value.toString()).endsWith("[REDACTED]");
    assertThat(profile.toString()).contains("value=" + value + ",");
    assertThat(Shown.own(profile).toString()).contains("value=" + value + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Guang/dong", "a\nb", "a\u0000", "a\u007F", "\u0085", "a\u2028b", "\uD800"})
  void aPartOfARegionThatCouldNotBeReadAgainIsRefused(String part) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(part, "b", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region("a", part, "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region("a", "b", part));
  }

  @Test
  void aRegionIsSomewhere() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Region("", "", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(" ", "", " "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region("a".repeat(65), "", ""));
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {"z", "zh-CN", "zh_", "中文", "zh_CN ", "chinese"})
  void aLanguageIsSpeltAsWeChatSpellsIt(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SpokenLanguage(text));
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {" ", "\u3000"})
  void aNicknameIsNotBlank(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Nickname(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new Nickname("😀".repeat(65)));
    assertThat(new Nickname("😀".repeat(64)).placeholder()).isFalse();
  }

  @Test
  void theNameWeChatGivesWhereItGivesNoneIsNone() {
    assertThat(new Nickname("微信用户").placeholder()).isTrue();
    assertThat(new Nickname("微信用户1").placeholder()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "86, 13800138000, 138******00",
    "1, 2025550123, 202*****23",
    "46, 123456789, *******89",
    "290, 0123, **23"
  })
  void aMaskedNumberShowsAsLittleAsWeChatDoes(String country, String number, String masked) {
    assertThat(new PhoneNumber(country, number).masked()).isEqualTo(masked);
  }

  @Test
  void aNumberIsSpeltTheWorldsWayAsWell() {
    assertThat(new PhoneNumber("86", "13800138000").e164()).isEqualTo("+8613800138000");
  }

  @ParameterizedTest
  @CsvSource({
    "086, 13800138000",
    "+86, 13800138000",
    "8613, 13800138000",
    "0, 13800138000",
    "86, +13800138000",
    "86, 138 0013 8000",
    "86, 138",
    "86, 12345678901234",
    "86, １３８００１３８０００",
    "'', 13800138000"
  })
  void whatIsNoPhoneNumberIsRefused(String country, String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(country, number));
  }
}
