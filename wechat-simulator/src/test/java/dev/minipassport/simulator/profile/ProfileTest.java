package dev.minipassport.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "微信用户", "\uD83D\uDE00", "<script>", "a\u0000b", "\u202Eevil"})
  void aNicknameIsWhateverPeopleType(String nickName) {
    assertThat(Profile.named(nickName, "").members()).containsEntry("nickName", nickName);
  }

  @Test
  void aNicknameHasAnEndAndWholeCharacters() {
    assertThatThrownBy(() -> Profile.named("n".repeat(129), ""))
        .hasMessageContaining("a nickName has at most 128 characters");
    assertThatThrownBy(() -> Profile.named("\uD83D", ""))
        .hasMessageContaining("no half of a surrogate pair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "wxfile://tmp_1.jpg", "https://a b", "https://"})
  void anAvatarIsAnAddressOnTheWeb(String avatarUrl) {
    assertThatThrownBy(() -> Profile.named("a", avatarUrl))
        .hasMessageContaining("an http or https URL, or empty");
  }

  @ParameterizedTest
  @CsvSource({"-1, zh_CN, a gender is 0", "3, zh_CN, a gender is 0", "0, zh-CN!, a language is"})
  void genderAndLanguageAreWeChats(int gender, String language, String advice) {
    assertThatThrownBy(() -> new Profile("a", "", gender, "", "", "", language))
        .hasMessageContaining(advice);
  }

  @Test
  void theMembersHaveWeChatsOrder() {
    assertThat(new Profile("a", "", 1, "b", "c", "d", "en").members().keySet())
        .containsExactly(
            "nickName", "gender", "language", "city", "province", "country", "avatarUrl");
  }
}
