package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.App;
import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes the phone number of a dossier, and keeps the index to the numbers that are held, under
/// the lock of the account: others of it may hold the same number.
///
/// @param sought the number that the revision is about
record PhoneWrite(Handle handle, PhoneSeal phones, Dossier before, Optional<SealedPhone> sought) {

  /// Throws [Overtaken] if the number is another account's.
  void put(Held held) {
    AccountRows.lock(handle, account());
    SealedPhone phone = sealed((PhoneNumber) held.value());
    indexed().filter(known -> !known.equals(phone.number())).ifPresent(this::release);
    if (!PhoneIndexRows.claim(handle, phone.number().realm(), phone.digests(), account())) {
      throw new Overtaken("the number is another account's");
    }
    ProfileRows.put(handle, identity().id(), held, Optional.of(phone));
  }

  void remove() {
    AccountRows.lock(handle, account());
    indexed().ifPresent(this::release);
    ProfileRows.remove(handle, identity().id(), DataCategory.PHONE);
  }

  /// Others of the account may hold the same number.
  private void release(Sought number) {
    boolean heldByOthers =
        PhoneRows.of(handle, phones, account()).stream()
            .filter(row -> !row.identity().equals(identity().id()))
            .anyMatch(row -> row.number().equals(number));
    if (!heldByOthers) {
      PhoneIndexRows.release(handle, number.realm(), phones.index().of(number), account());
    }
  }

  private SealedPhone sealed(PhoneNumber number) {
    return sought
        .filter(known -> known.number().number().equals(number))
        .orElseGet(() -> SealedPhone.of(new Sought(realm(number), number), identity(), phones));
  }

  /// One that nobody looked for is the person's within their app.
  private Realm realm(PhoneNumber number) {
    return indexed()
        .filter(known -> known.number().equals(number))
        .map(Sought::realm)
        .orElseGet(() -> Realm.of(new App(identity().app(), Optional.empty())));
  }

  private Optional<Sought> indexed() {
    return before
        .profile()
        .get(DataCategory.PHONE)
        .map(held -> (PhoneNumber) held.value())
        .flatMap(
            number ->
                PhoneRows.realm(handle, identity().id()).map(realm -> new Sought(realm, number)));
  }

  private Identity identity() {
    return before.identity();
  }

  private AccountId account() {
    return identity().account();
  }
}
