package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.AccountId;
import dev.minipassport.storage.seal.PhoneIndex.Digest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The table `phone_index`. That a number is one account's within its realm is its primary key.
final class PhoneIndexRows {
  private PhoneIndexRows() {}

  /// Whose the number is, under whichever of its digests.
  static Optional<AccountId> holder(Handle handle, Realm realm, List<Digest> digests) {
    return digests.stream().flatMap(digest -> holder(handle, realm, digest).stream()).findFirst();
  }

  private static Optional<AccountId> holder(Handle handle, Realm realm, Digest digest) {
    return handle
        .createQuery("SELECT account FROM phone_index WHERE realm = :realm AND digest = :digest")
        .bind("realm", realm)
        .bind("digest", digest.value())
        .map((row, _) -> new AccountId(UUID.fromString(row.getString("account"))))
        .findOne();
  }

  /// Makes the number the account's under each of its digests; false if it is another's under one
  /// of them.
  static boolean claim(Handle handle, Realm realm, List<Digest> digests, AccountId account) {
    return digests.stream().allMatch(digest -> claim(handle, realm, digest, account));
  }

  private static boolean claim(Handle handle, Realm realm, Digest digest, AccountId account) {
    return handle
            .createUpdate(
                """
                INSERT INTO phone_index (realm, digest, key_id, account)
                VALUES (:realm, :digest, :key, :account)
                ON CONFLICT (realm, digest) DO UPDATE SET account = excluded.account
                WHERE phone_index.account = excluded.account
                """)
            .bind("realm", realm)
            .bind("digest", digest.value())
            .bind("key", digest.key())
            .bind("account", account)
            .execute()
        == 1;
  }

  /// The number is not the account's any more.
  static void release(Handle handle, Realm realm, List<Digest> digests, AccountId account) {
    for (Digest digest : digests) {
      handle
          .createUpdate(
              """
              DELETE FROM phone_index
              WHERE realm = :realm AND digest = :digest AND account = :account
              """)
          .bind("realm", realm)
          .bind("digest", digest.value())
          .bind("account", account)
          .execute();
    }
  }

  static void moveAll(Handle handle, AccountId from, AccountId to) {
    handle
        .createUpdate("UPDATE phone_index SET account = :to WHERE account = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  static void removeAll(Handle handle, AccountId account) {
    handle
        .createUpdate("DELETE FROM phone_index WHERE account = :account")
        .bind("account", account)
        .execute();
  }

  /// The ids of the keys there are rows of.
  static List<Integer> keys(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT key_id FROM phone_index")
        .mapTo(Integer.class)
        .list();
  }

  static int removeSomeOf(Handle handle, int key, int limit) {
    return handle
        .createUpdate(
            """
            DELETE FROM phone_index WHERE (realm, digest) IN (
              SELECT realm, digest FROM phone_index WHERE key_id = :key LIMIT :limit)
            """)
        .bind("key", key)
        .bind("limit", limit)
        .execute();
  }
}
