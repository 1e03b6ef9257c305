package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.phonenumber.PhoneNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class NumberButtonTest {
  private final APhone alices = APhone.today();

  @Test
  void theQuickNumberComesAsACodeAndEncrypted() {
    alices.alice.changePhoneNumber(new PhoneNumber("1", "2025550123"));

    Callback answer = alices.with(Client.CURRENT).getPhoneNumber();

    JsonNode opened = alices.opened(answer);
    assertThat(APhone.text(answer, "errMsg")).isEqualTo("getPhoneNumber:ok");
    assertThat(APhone.text(answer, "code")).matches("[0-9a-f]{64}");
    assertThat(opened.toString())
        .startsWith(
            "{\"phoneNumber\":\"12025550123\",\"purePhoneNumber\":\"2025550123\","
                + "\"countryCode\":\"1\",\"watermark\":{\"timestamp\":")
        .endsWith(",\"appid\":\"wx1\"}}");
  }

  @ParameterizedTest
  @CsvSource({"2.21.1, false", "2.21.2, true"})
  void codesCameWith2212(String version, boolean coded) {
    Callback answer = alices.with(Client.CURRENT.withBaseLibrary(version)).getPhoneNumber();

    assertThat(answer.fields().containsKey("code")).isEqualTo(coded);
    assertThat(answer.fields()).containsKeys("encryptedData", "iv");
  }

  @Test
  void theRealtimeNumberComesAsACodeOnlyAndCameWith2244() {
    assertThat(alices.with(Client.CURRENT).getRealtimePhoneNumber().fields())
        .containsOnlyKeys("errMsg", "code");
    assertThat(alices.with(Client.CURRENT.withBaseLibrary("2.24.3")).getRealtimePhoneNumber())
        .isEqualTo(Callback.Failure.of("getRealtimePhoneNumber:fail not supported"));
  }

  @Test
  void withoutALoginThereIsACodeAndNothingEncrypted() {
    var bob = new Phone(alices.world, alices.world.person("bob"), alices.app, Client.CURRENT);

    assertThat(bob.getPhoneNumber().fields()).containsOnlyKeys("errMsg", "code");
  }

  @Test
  void withoutQuotaThereIsNothingAndNothingIsCharged() {
    alices.app.phoneAccount().grant(1);
    alices.with(Client.CURRENT).getRealtimePhoneNumber();

    assertThat(alices.with(Client.CURRENT).getPhoneNumber().fields())
        .isEqualTo(Map.of("errMsg", "getPhoneNumber:fail the quota is used up", "errno", 1400001));
    assertThat(alices.app.phoneAccount().charges().quick()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reaction.class,
      names = {"REFUSE", "DISMISS"})
  void whoRefusesCostsNothing(Reaction reaction) {
    assertThat(alices.with(Client.CURRENT.with(reaction)).getPhoneNumber())
        .isEqualTo(Callback.Failure.of("getPhoneNumber:fail user deny"));
    assertThat(alices.app.phoneAccount().charges().fen()).isZero();
  }

  @Test
  void thePrivacyAgreementIsAskedForFirst() {
    alices.app.phoneAccount().grant(0);

    assertThat(alices.with(Client.CURRENT.with(Privacy.NOT_DECLARED)).getPhoneNumber())
        .isEqualTo(
            Callback.Failure.of(
                "getPhoneNumber:fail api scope is not declared in the privacy agreement", 112));
  }

  @Test
  void aNumberThatNobodyGaveFollowsFromTheName() {
    assertThat(alices.alice.phoneNumber()).isEqualTo(APhone.today().alice.phoneNumber());
    assertThat(alices.alice.phoneNumber().pure()).matches("199\\d{8}");
    assertThat(alices.alice.phoneNumber().toString()).doesNotContain("199");
  }
}
