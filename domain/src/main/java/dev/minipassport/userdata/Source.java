package dev.minipassport.userdata;

/// User data as a client brings it.
public sealed interface Source {

  /// All of it, to tell one from another.
  String body();

  /// `rawData` and its signature.
  record Signed(SignedUserData data) implements Source {
    @Override
    public String body() {
      return data.signature() + data.rawData();
    }
  }

  /// `encryptedData` and its iv.
  record Sealed(SealedUserData data) implements Source {
    @Override
    public String body() {
      return data.iv() + data.encryptedData();
    }
  }
}
