package dev.minipassport.phone;

import dev.minipassport.userdata.SealedUserData;

/// How a client shows which number is the person's.
public sealed interface Proof {

  /// By the code of a phone button.
  record ByCode(PhoneCode code) implements Proof {}

  /// By the encrypted data of a client that knows no codes (protocol 8.2).
  record ByData(SealedUserData data) implements Proof {}
}
