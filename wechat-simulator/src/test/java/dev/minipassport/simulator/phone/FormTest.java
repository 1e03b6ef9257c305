package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FormTest {
  private final APhone phone = APhone.today();

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "2.21.1, IOS,      chooseAvatar:fail not supported",
    "2.21.2, IOS,      chooseAvatar:ok",
    "2.21.2, ANDROID,  chooseAvatar:ok",
    "2.21.2, OHOS,     chooseAvatar:ok",
    "2.21.2, DEVTOOLS, chooseAvatar:ok",
    "2.21.2, WINDOWS,  chooseAvatar:fail not supported",
    "2.27.0, MAC,      chooseAvatar:fail not supported",
    "2.27.1, WINDOWS,  chooseAvatar:ok",
    "2.27.1, MAC,      chooseAvatar:ok",
  })
  void theAvatarButtonCameWithABaseLibrary(String baseLibrary, Platform platform, String errMsg) {
    var client = Client.CURRENT.withBaseLibrary(baseLibrary).on(platform);

    assertThat(phone.with(client).chooseAvatar().fields()).containsEntry("errMsg", errMsg);
  }

  @ParameterizedTest
  @EnumSource
  void anAvatarIsAFileOnThePhone(Platform platform) {
    Callback answer = phone.with(Client.CURRENT.on(platform)).chooseAvatar();

    assertThat(APhone.text(answer, "avatarUrl"))
        .matches("wxfile://tmp_[A-Za-z0-9]{32}\\.jpg|http://tmp/[A-Za-z0-9]{32}\\.jpeg");
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "DISMISS"})
  void whoeverClosesThePickerCancels(Reaction reaction) {
    assertThat(phone.with(Client.CURRENT.with(reaction)).chooseAvatar().fields())
        .containsOnly(entry("errMsg", "chooseAvatar:fail cancel"));
  }

  @Test
  void theNicknameIsTakenOverOrTyped() {
    Phone current = phone.with(Client.CURRENT);

    assertThat(current.nickname().fields())
        .containsOnly(entry("errMsg", "nickname:ok"), entry("value", "Alice"), entry("pass", true));
    assertThat(APhone.text(current.nickname("爱丽丝"), "value")).isEqualTo("爱丽丝");
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "DISMISS"})
  void aFieldThatIsLeftIsEmpty(Reaction reaction) {
    assertThat(phone.with(Client.CURRENT.with(reaction)).nickname().fields())
        .containsOnly(entry("errMsg", "nickname:ok"), entry("value", ""));
  }

  @ParameterizedTest(name = "{0} on {1}, {2}: {3}")
  @CsvSource({
    "2.21.1, IOS,     AGREED,       false",
    "2.24.3, IOS,     AGREED,       false",
    "2.24.4, IOS,     AGREED,       true",
    "2.24.4, WINDOWS, AGREED,       false",
    "2.27.1, WINDOWS, AGREED,       true",
    "2.32.2, IOS,     NOT_AGREED,   true",
    "2.32.3, IOS,     NOT_AGREED,   false",
    "3.7.0,  IOS,     NOT_AGREED,   false",
    "3.7.0,  IOS,     NOT_DECLARED, false",
  })
  void anOrdinaryTextFieldLooksAlikeButDoesNotCheck(
      String baseLibrary, Platform platform, Privacy privacy, boolean checked) {
    var client = Client.CURRENT.withBaseLibrary(baseLibrary).on(platform).with(privacy);
    Callback answer = phone.with(client).nickname();

    assertThat(APhone.text(answer, "value")).isEqualTo("Alice");
    assertThat(answer.fields().containsKey("pass")).isEqualTo(checked);
  }
}
