package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.minipassport.simulator.profile.Placeholder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetUserProfileTest {
  private final APhone phone = APhone.today();

  @ParameterizedTest(name = "{0} {1}, published {2}: {3}")
  @CsvSource({
    "2.10.4, RELEASE, 2026-05-01T00:00:00Z, Alice",
    "2.20.1, RELEASE, 2026-05-01T00:00:00Z, Alice",
    "2.27.0, RELEASE, 2026-05-01T00:00:00Z, Alice",
    "2.27.0, DEVELOP, 2026-05-01T00:00:00Z, Alice",
    "2.27.1, RELEASE, 2022-11-08T15:59:59Z, Alice",
    "2.27.1, RELEASE, 2022-11-08T16:00:00Z, 微信用户",
    "2.27.1, TRIAL,   2022-10-01T00:00:00Z, 微信用户",
    "2.27.1, DEVELOP, 2022-10-01T00:00:00Z, 微信用户",
    "3.7.0,  RELEASE, 2021-04-01T00:00:00Z, Alice",
    "3.7.0,  RELEASE, 2026-05-01T00:00:00Z, 微信用户",
  })
  void theProfileIsRealOrThePlaceholder(
      String baseLibrary, Environment environment, Instant published, String nickName) {
    var client = Client.CURRENT.withBaseLibrary(baseLibrary).in(environment).publishedAt(published);

    assertThat(APhone.nickName(phone.with(client).getUserProfile())).isEqualTo(nickName);
  }

  @Test
  void aVersionWithoutADateIsPublishedNow() {
    var then = APhone.at("2022-11-08T15:59:59Z").with(Client.CURRENT);
    var later = APhone.at("2022-11-08T16:00:00Z").with(Client.CURRENT);

    assertThat(APhone.nickName(then.getUserProfile())).isEqualTo("Alice");
    assertThat(APhone.nickName(later.getUserProfile())).isEqualTo(Placeholder.NICKNAME);
  }

  @Test
  void genderAndRegionAreGoneSinceOctober2021() {
    var client = Client.CURRENT.withBaseLibrary("2.20.1");
    var before = APhone.userInfo(APhone.at("2021-09-30T15:59:59Z").with(client).getUserProfile());
    var after = APhone.userInfo(APhone.at("2021-09-30T16:00:00Z").with(client).getUserProfile());

    assertThat(before)
        .hasToString(
            """
            {"nickName":"Alice","gender":2,"language":"zh_CN","city":"Guangzhou",\
            "province":"Guangdong","country":"China","avatarUrl":"https://a.example/132"}\
            """);
    assertThat(after)
        .hasToString(
            """
            {"nickName":"Alice","gender":0,"language":"zh_CN","city":"",\
            "province":"","country":"","avatarUrl":"https://a.example/132"}\
            """);
  }

  @Test
  void theEncryptedDataNamesNobody() {
    Callback answer = phone.with(Client.CURRENT.withBaseLibrary("2.20.1")).getUserProfile();

    assertThat(phone.opened(answer))
        .hasToString(
            """
            {"nickName":"Alice","gender":0,"language":"zh_CN","city":"","province":"",\
            "country":"","avatarUrl":"https://a.example/132",\
            "watermark":{"timestamp":1777608000,"appid":"wx1"}}\
            """);
  }

  @Test
  void thePlaceholderIsMarkedOnNewClients() {
    Callback answer = phone.with(Client.CURRENT).getUserProfile();

    assertThat(APhone.text(answer, "rawData"))
        .isEqualTo(APhone.userInfo(answer).toString())
        .isEqualTo(
            """
            {"nickName":"微信用户","gender":0,"language":"","city":"","province":"",\
            "country":"","avatarUrl":"%s","is_demote":true}\
            """,
            Placeholder.GREY_AVATAR);
    assertThat(phone.opened(answer).path("is_demote").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2.15.9, false", "2.16.0, true"})
  void olderClientsSignButDoNotEncrypt(String baseLibrary, boolean encrypted) {
    Callback answer = phone.with(Client.CURRENT.withBaseLibrary(baseLibrary)).getUserProfile();

    assertThat(answer.fields()).containsKeys("rawData", "signature");
    assertThat(answer.fields().containsKey("encryptedData")).isEqualTo(encrypted);
    assertThat(answer.fields().containsKey("iv")).isEqualTo(encrypted);
  }

  @Test
  void theFieldsHaveWeChatsNames() {
    assertThat(phone.with(Client.CURRENT).getUserProfile().fields())
        .containsEntry("errMsg", "getUserProfile:ok")
        .containsOnlyKeys("errMsg", "userInfo", "rawData", "signature", "encryptedData", "iv");
  }

  @Test
  void olderClientsDoNotHaveIt() {
    assertThat(phone.with(Client.CURRENT.withBaseLibrary("2.10.3")).getUserProfile().fields())
        .containsOnly(entry("errMsg", "wx.getUserProfile is not a function"));
  }

  @Test
  void itNeedsATap() {
    assertThat(phone.with(Client.CURRENT.untapped()).getUserProfile().fields())
        .containsOnly(
            entry("errMsg", "getUserProfile:fail can only be invoked by user TAP gesture."));
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "DISMISS"})
  void whoeverRefusesIsNotTold(Reaction reaction) {
    var client = Client.CURRENT.withBaseLibrary("2.20.1").with(reaction);

    assertThat(phone.with(client).getUserProfile().fields())
        .containsOnly(entry("errMsg", "getUserProfile:fail auth deny"));
  }

  @Test
  void thePlaceholderIsGivenWithoutAsking() {
    var client = Client.CURRENT.with(Reaction.REFUSE);

    assertThat(APhone.nickName(phone.with(client).getUserProfile()))
        .isEqualTo(Placeholder.NICKNAME);
  }
}
