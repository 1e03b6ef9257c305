package dev.minipassport.phone;

import dev.minipassport.userdata.SealedUserData;

/// How a client shows which number is the person's.
public sealed interface Proof {
  /// All of it, to tell one from another.
  String body();

  /// By the code of a phone button.
  record ByCode(PhoneCode code) implements Proof {
    @Override
    public String body() {
      return code.value();
    }
  }

  /// By the encrypted data of a client that knows no codes (protocol 8.2).
  record ByData(SealedUserData data) implements Proof {
    @Override
    public String body() {
      return data.iv() + data.encryptedData();
    }
  }
}
