package dev.minipassport.userdata;

import dev.minipassport.login.SessionKey;
import java.util.Optional;

/// Reads what WeChat signed or encrypted with a session key (protocol 7). Held to
/// `UserDataReaderContract`. It never says why something does not open, so that nobody learns from
/// the difference.
public interface UserDataReader {

  /// Whether WeChat made the signature with `key` over exactly this raw data. Compares in constant
  /// time.
  boolean genuine(SignedUserData data, SessionKey key);

  /// The profile that stands in raw data; empty if it is not a JSON object of one.
  Optional<UserInfo> read(SignedUserData data);

  /// What `key` opens; empty if it opens nothing: wrong key, tampered with, not base64 in its one
  /// spelling, not UTF-8, not a JSON object with a watermark, or not one of profiles.
  ///
  /// WeChat's encryption has no code of authenticity: in data without an open id, whoever
  /// changes the iv can choose the first three bytes of the nickname, unseen. It is their own.
  Optional<OpenedUserData> open(SealedUserData data, SessionKey key);

  /// As [#open], for phone data; empty also if it is not one of phone numbers.
  Optional<OpenedPhone> openPhone(SealedUserData data, SessionKey key);
}
