package dev.minipassport.storage.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a store remembers of itself: the table `store_facts`.
public final class StoreFacts {
  private static final String KEY_SET_MARK = "key_set_mark";
  private static final String CAME_BY = "came_by";
  private static final String PHONE_KEYS = "phone_keys";

  private StoreFacts() {}

  /// The mark of the key set that the store is written with; empty if the store is new.
  public static Optional<byte[]> keySetMark(Handle handle) {
    return find(handle, KEY_SET_MARK);
  }

  /// As [#keySetMark], and marks a new store; of several that do so at once, the first does.
  public static byte[] keySetMarkOr(Handle handle, byte[] mark) {
    handle
        .createUpdate(
            """
            INSERT INTO store_facts (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING
            """)
        .bind("name", KEY_SET_MARK)
        .bind("value", mark)
        .execute();
    return keySetMark(handle).orElseThrow();
  }

  /// Keeps others who take turns under the same name waiting until the transaction ends.
  static void takeTurn(Handle handle, String name) {
    put(handle, name, new byte[0]);
  }

  public static void markKeySet(Handle handle, byte[] mark) {
    put(handle, KEY_SET_MARK, mark);
  }

  /// Notes the move that all of this came by.
  public static void cameBy(Handle handle, String move) {
    put(handle, CAME_BY, move.getBytes(StandardCharsets.UTF_8));
  }

  /// The move that all of this came by; empty for a store that began here.
  public static Optional<String> move(Handle handle) {
    return find(handle, CAME_BY).map(name -> new String(name, StandardCharsets.UTF_8));
  }

  /// The ids of the keys that every phone number is sealed by and indexed under; empty before the
  /// first time.
  static Optional<List<Integer>> phoneKeys(Handle handle) {
    return find(handle, PHONE_KEYS).map(StoreFacts::keys);
  }

  static void phonesAreUnder(Handle handle, List<Integer> keys) {
    ByteBuffer value = ByteBuffer.allocate(keys.size() * Integer.BYTES);
    keys.forEach(value::putInt);
    put(handle, PHONE_KEYS, value.array());
  }

  private static List<Integer> keys(byte[] value) {
    var keys = new ArrayList<Integer>();
    ByteBuffer ids = ByteBuffer.wrap(value);
    while (ids.hasRemaining()) {
      keys.add(ids.getInt());
    }
    return keys;
  }

  private static Optional<byte[]> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT value FROM store_facts WHERE name = :name")
        .bind("name", name)
        .mapTo(byte[].class)
        .findOne();
  }

  private static void put(Handle handle, String name, byte[] value) {
    handle
        .createUpdate(
            """
            INSERT INTO store_facts (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        .bind("name", name)
        .bind("value", value)
        .execute();
  }
}
