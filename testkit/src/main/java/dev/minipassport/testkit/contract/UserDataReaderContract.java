package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.login.SessionKey;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every implementation of `UserDataReader` does.
public abstract class UserDataReaderContract {
  private static final SessionKey KEY = ScriptedExchange.sessionKey(1);
  private static final SessionKey OTHER_KEY = ScriptedExchange.sessionKey(2);
  private static final UserInfo INFO =
      new UserInfo(
          Optional.of("阿丽 \"A\\\uD83D\uDC31"),
          Optional.of("https://thirdwx.qlogo.cn/mmopen/alice/132"),
          2,
          "CN",
          "Guangdong",
          "Guangzhou",
          "zh_CN");
  private static final UserInfo BARE =
      new UserInfo(Optional.of(""), Optional.of(""), 0, "", "", "", "");
  private static final OpenedUserData ALICES =
      new OpenedUserData(
          Optional.of(ALICE.value()), INFO, APP.value(), Instant.parse("2026-03-01T07:59:58Z"));
  private static final OpenedUserData NAMELESS =
      new OpenedUserData(Optional.empty(), BARE, APP.value(), Instant.EPOCH);

  private static final OpenedPhone PHONE =
      new OpenedPhone(
          new PhoneNumber("86", "13800138000"), APP.value(), Instant.parse("2026-03-01T07:59:58Z"));
  private static final OpenedPhone FOREIGN =
      new OpenedPhone(new PhoneNumber("1", "2025550123"), APP.value(), Instant.EPOCH);

  protected abstract UserDataReader reader();

  /// The profile as WeChat signs it for a client whose session key is `key`.
  protected abstract SignedUserData signed(UserInfo info, SessionKey key);

  /// The content as WeChat encrypts it for a client whose session key is `key`.
  protected abstract SealedUserData sealed(OpenedUserData content, SessionKey key);

  /// The number as WeChat encrypts it for a client whose session key is `key`.
  protected abstract SealedUserData sealed(OpenedPhone content, SessionKey key);

  @Test
  void whatWasSignedWithTheKeyIsGenuine() {
    assertThat(reader().genuine(signed(INFO, KEY), KEY)).isTrue();
  }

  @Test
  void aKeyThatIsEqualServesAsWell() {
    SignedUserData signed = signed(INFO, KEY);
    SealedUserData sealed = sealed(ALICES, KEY);

    assertThat(reader().genuine(signed, ScriptedExchange.sessionKey(1))).isTrue();
    assertThat(reader().open(sealed, ScriptedExchange.sessionKey(1))).contains(ALICES);
  }

  @Test
  void whatWasSignedWithAnotherKeyIsNot() {
    assertThat(reader().genuine(signed(INFO, KEY), OTHER_KEY)).isFalse();
  }

  @Test
  void aSignatureIsForItsOwnDataOnly() {
    SignedUserData one = signed(INFO, KEY);
    SignedUserData other = signed(BARE, KEY);

    assertThat(reader().genuine(new SignedUserData(one.rawData(), other.signature()), KEY))
        .isFalse();
  }

  @Test
  void aCharacterChangedInRawDataOrSignatureShows() {
    SignedUserData data = signed(INFO, KEY);

    assertThat(changed(data.rawData()))
        .noneMatch(raw -> reader().genuine(new SignedUserData(raw, data.signature()), KEY));
    assertThat(changed(data.signature()))
        .noneMatch(text -> reader().genuine(new SignedUserData(data.rawData(), text), KEY));
  }

  @Test
  void theProfileInRawDataIsRead() {
    assertThat(reader().read(signed(INFO, KEY))).contains(INFO);
    assertThat(reader().read(signed(BARE, KEY))).contains(BARE);
  }

  @Test
  void rawDataThatIsNoProfileHoldsNone() {
    assertThat(reader().read(new SignedUserData("no profile", "signature"))).isEmpty();
  }

  @Test
  void whatWasEncryptedWithTheKeyOpens() {
    assertThat(reader().open(sealed(ALICES, KEY), KEY)).contains(ALICES);
  }

  @Test
  void dataWithoutAnOpenIdOpens() {
    assertThat(reader().open(sealed(NAMELESS, KEY), KEY)).contains(NAMELESS);
  }

  @Test
  void whatWasEncryptedWithAnotherKeyDoesNotOpen() {
    assertThat(reader().open(sealed(ALICES, KEY), OTHER_KEY)).isEmpty();
  }

  @Test
  void aCharacterChangedInEncryptedDataLeavesNothingToOpen() {
    SealedUserData data = sealed(ALICES, KEY);

    assertThat(changed(data.encryptedData()))
        .allSatisfy(
            text -> assertThat(reader().open(new SealedUserData(text, data.iv()), KEY)).isEmpty());
  }

  /// CBC lets a changed IV change the first block: then at least the open id is another.
  @Test
  void aCharacterChangedInTheIvNeverOpensAsTheSamePerson() {
    SealedUserData data = sealed(ALICES, KEY);

    assertThat(changed(data.iv()))
        .noneMatch(
            iv ->
                reader()
                    .open(new SealedUserData(data.encryptedData(), iv), KEY)
                    .flatMap(OpenedUserData::openId)
                    .equals(ALICES.openId()));
  }

  @Test
  void whatNobodyEncryptedDoesNotOpen() {
    assertThat(reader().open(new SealedUserData("nobody", "nothing"), KEY)).isEmpty();
  }

  @Test
  void aPhoneNumberOpensWithItsKeyOnly() {
    assertThat(reader().openPhone(sealed(PHONE, KEY), KEY)).contains(PHONE);
    assertThat(reader().openPhone(sealed(FOREIGN, KEY), KEY)).contains(FOREIGN);
    assertThat(reader().openPhone(sealed(PHONE, KEY), OTHER_KEY)).isEmpty();
  }

  @Test
  void aProfileIsNoPhoneNumberAndAPhoneNumberNoProfile() {
    assertThat(reader().openPhone(sealed(ALICES, KEY), KEY)).isEmpty();
    assertThat(reader().openPhone(sealed(NAMELESS, KEY), KEY)).isEmpty();
    assertThat(reader().open(sealed(PHONE, KEY), KEY)).isEmpty();
  }

  @Test
  void aCharacterChangedLeavesNoPhoneNumberToOpen() {
    SealedUserData data = sealed(PHONE, KEY);

    assertThat(changed(data.encryptedData()))
        .map(text -> new SealedUserData(text, data.iv()))
        .allSatisfy(other -> assertThat(reader().openPhone(other, KEY)).isEmpty());
    assertThat(changed(data.iv()))
        .map(iv -> new SealedUserData(data.encryptedData(), iv))
        .allSatisfy(other -> assertThat(reader().openPhone(other, KEY)).isEmpty());
  }

  /// The text with one character replaced, for each of its characters.
  private static Stream<String> changed(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(
            at ->
                text.substring(0, at)
                    + (text.charAt(at) == 'A' ? 'B' : 'A')
                    + text.substring(at + 1));
  }
}
