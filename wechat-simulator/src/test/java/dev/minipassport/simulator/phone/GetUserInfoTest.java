package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.minipassport.simulator.profile.Placeholder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetUserInfoTest {
  private static final Client OLD = Client.CURRENT.withBaseLibrary("2.10.3");

  private final APhone phone = APhone.today();

  @ParameterizedTest(name = "{0}, published {1}: {2}")
  @CsvSource({
    "1.3.0,  2026-05-01T00:00:00Z, Alice",
    "2.10.3, 2026-05-01T00:00:00Z, Alice",
    "2.10.4, 2021-04-28T15:59:59Z, Alice",
    "2.10.4, 2021-04-28T16:00:00Z, 微信用户",
    "2.20.1, 2021-04-28T16:00:00Z, 微信用户",
    "3.7.0,  2021-04-28T15:59:59Z, Alice",
    "3.7.0,  2026-05-01T00:00:00Z, 微信用户",
  })
  void theProfileIsRealOrThePlaceholder(String baseLibrary, Instant published, String nickName) {
    var client = Client.CURRENT.withBaseLibrary(baseLibrary).publishedAt(published);

    assertThat(APhone.nickName(phone.with(client).getUserInfo())).isEqualTo(nickName);
  }

  @Test
  void theIdsAreRealEvenWhereTheProfileIsNot() {
    Callback answer = phone.with(Client.CURRENT.withBaseLibrary("2.20.1")).getUserInfo();

    assertThat(phone.opened(answer))
        .hasToString(
            """
            {"openId":"%s","nickName":"微信用户","gender":0,"language":"","city":"",\
            "province":"","country":"","avatarUrl":"%s","unionId":"%s",\
            "watermark":{"timestamp":1777608000,"appid":"wx1"}}\
            """,
            phone.alice.openId(phone.app),
            Placeholder.GREY_AVATAR,
            phone.alice.unionId(phone.app).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"2.27.0, false", "2.27.1, true"})
  void thePlaceholderIsMarkedOnNewClients(String baseLibrary, boolean marked) {
    Callback answer = phone.with(Client.CURRENT.withBaseLibrary(baseLibrary)).getUserInfo();

    assertThat(APhone.userInfo(answer).has("is_demote")).isEqualTo(marked);
    assertThat(phone.opened(answer).has("is_demote")).isEqualTo(marked);
  }

  @Test
  void thereIsNoUnionIdWithoutAnOwner() {
    phone.app.unbind();

    assertThat(phone.opened(phone.with(OLD).getUserInfo()).has("openId")).isTrue();
    assertThat(phone.opened(phone.with(OLD).getUserInfo()).has("unionId")).isFalse();
  }

  @Test
  void whatEverybodyMayReadNamesNobody() {
    assertThat(APhone.text(phone.with(OLD).getUserInfo(), "rawData"))
        .doesNotContain(phone.alice.openId(phone.app));
  }

  @Test
  void theKeyOfTheMomentSignsAndEncrypts() {
    Phone old = phone.with(OLD);
    Callback before = old.getUserInfo();
    phone.alice.rotateSessionKey(phone.app);
    Callback after = old.getUserInfo();

    assertThat(APhone.text(after, "rawData")).isEqualTo(APhone.text(before, "rawData"));
    assertThat(APhone.text(after, "signature")).isNotEqualTo(APhone.text(before, "signature"));
    assertThat(phone.opened(after).path("nickName").asText()).isEqualTo("Alice");
  }

  @Test
  void eachAnswerHasAnIvOfItsOwn() {
    Phone old = phone.with(OLD);

    assertThat(APhone.text(old.getUserInfo(), "iv"))
        .hasSize(24)
        .isNotEqualTo(APhone.text(old.getUserInfo(), "iv"));
  }

  @Test
  void whoeverHasNotLoggedInGetsTheOpenPartOnly() {
    var bob = new Phone(phone.world, phone.world.person("bob"), phone.app, OLD);

    assertThat(bob.getUserInfo().fields()).containsOnlyKeys("errMsg", "userInfo");
  }

  @Test
  void aKeyThatHasExpiredDoesNotSign() {
    phone.world.clock().advance(Duration.ofDays(3));

    assertThat(phone.with(OLD).getUserInfo().fields()).containsOnlyKeys("errMsg", "userInfo");
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "DISMISS"})
  void whoeverRefusesIsNotTold(Reaction reaction) {
    assertThat(phone.with(OLD.with(reaction)).getUserInfo().fields())
        .containsOnly(entry("errMsg", "getUserInfo:fail auth deny"));
  }

  @Test
  void thePlaceholderIsGivenWithoutAsking() {
    Callback answer = phone.with(Client.CURRENT.with(Reaction.REFUSE)).getUserInfo();

    assertThat(APhone.nickName(answer)).isEqualTo(Placeholder.NICKNAME);
  }

  @Test
  void theOldestClientsHaveNoButton() {
    assertThat(phone.with(Client.CURRENT.withBaseLibrary("1.2.9")).getUserInfo().fields())
        .containsOnly(entry("errMsg", "getUserInfo:fail not supported"));
  }
}
