package dev.minipassport.wechat.userdata;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserInfo;
import java.util.Optional;

/// User data as WeChat signs and encrypts it (protocol 7). It holds nothing and logs nothing.
///
/// The encryption carries no seal of its own (protocol 1.6): tampering shows because what it
/// garbles is read strictly. One thing does not show, in data without an open id: whoever changes
/// the IV chooses the first three bytes of the nickname.
public final class WeChatUserData implements UserDataReader {

  @Override
  public boolean genuine(SignedUserData data, SessionKey key) {
    return Signature.matches(data, key);
  }

  @Override
  public Optional<UserInfo> read(SignedUserData data) {
    return StrictJson.object(data.rawData()).map(ProfileJson::info);
  }

  @Override
  public Optional<OpenedUserData> open(SealedUserData data, SessionKey key) {
    return plaintext(data, key).flatMap(ProfileJson::opened);
  }

  @Override
  public Optional<OpenedPhone> openPhone(SealedUserData data, SessionKey key) {
    return plaintext(data, key).flatMap(PhoneJson::opened);
  }

  private static Optional<String> plaintext(SealedUserData data, SessionKey key) {
    return Ciphertext.of(data)
        .flatMap(ciphertext -> ciphertext.opened(key))
        .flatMap(StrictJson::text);
  }
}
