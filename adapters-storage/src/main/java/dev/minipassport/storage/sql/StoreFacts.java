package dev.minipassport.storage.sql;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a store remembers of itself: the table `store_facts`.
public final class StoreFacts {
  private static final String KEY_SET_MARK = "key_set_mark";

  private StoreFacts() {}

  /// The mark of the key set that the store is written with; empty if the store is new.
  public static Optional<byte[]> keySetMark(Handle handle) {
    return handle
        .createQuery("SELECT value FROM store_facts WHERE name = :name")
        .bind("name", KEY_SET_MARK)
        .mapTo(byte[].class)
        .findOne();
  }

  public static void markKeySet(Handle handle, byte[] mark) {
    handle
        .createUpdate(
            """
            INSERT INTO store_facts (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        .bind("name", KEY_SET_MARK)
        .bind("value", mark)
        .execute();
  }
}
