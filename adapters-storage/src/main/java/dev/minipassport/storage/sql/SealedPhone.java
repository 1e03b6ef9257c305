package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.identity.Identity;
import dev.minipassport.storage.seal.PhoneIndex.Digest;
import dev.minipassport.storage.seal.PhoneSeal;
import java.util.List;

/// A phone number ready to be written: sealed for one identity, and by what it is looked up.
final class SealedPhone {
  private final Sought number;
  private final byte[] sealed;
  private final List<Digest> digests;

  private SealedPhone(Sought number, byte[] sealed, List<Digest> digests) {
    this.number = number;
    this.sealed = sealed;
    this.digests = digests;
  }

  static SealedPhone of(Sought number, Identity identity, PhoneSeal phones) {
    return new SealedPhone(
        number,
        phones.seal(number.number(), identity.app(), identity.id()),
        phones.index().of(number));
  }

  Sought number() {
    return number;
  }

  byte[] sealed() {
    return sealed;
  }

  List<Digest> digests() {
    return digests;
  }
}
