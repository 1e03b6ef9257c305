package dev.minipassport.storage.sql;

import org.jdbi.v3.core.Handle;

/// What a store remembers of itself: the table `store_facts`.
public final class StoreFacts {
  private static final String KEY_SET = "key_set_fingerprint";

  private StoreFacts() {}

  /// Returns the fingerprint of the key set that the store was written with; notes `fingerprint`
  /// if the store is new.
  public static String keySet(Handle handle, String fingerprint) {
    handle
        .createUpdate(
            """
            INSERT INTO store_facts (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING
            """)
        .bind("name", KEY_SET)
        .bind("value", fingerprint)
        .execute();
    return handle
        .createQuery("SELECT value FROM store_facts WHERE name = :name")
        .bind("name", KEY_SET)
        .mapTo(String.class)
        .one();
  }
}
