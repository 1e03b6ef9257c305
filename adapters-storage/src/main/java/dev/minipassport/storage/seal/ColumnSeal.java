package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals what stands in one column, bound to whose it is: moved to another row, column, table or
/// schema it does not open.
///
/// @param sealed what it is, in words for the operator
record ColumnSeal(Aead aead, String table, String column, String sealed) {
  private static final Logger log = LoggerFactory.getLogger(ColumnSeal.class);
  private static final String SCHEMA = "1";

  byte[] seal(byte[] text, String... owner) {
    try {
      return aead.encrypt(text, boundTo(owner));
    } catch (GeneralSecurityException e) {
      throw new Unavailable(Dependency.STORE, Duration.ofSeconds(5), e);
    }
  }

  /// Throws [Unavailable] if the key that sealed it is not in the key set, or the row was tampered
  /// with; nothing is lost by that.
  ///
  /// @param owner the first part is an app
  byte[] open(byte[] text, String... owner) {
    try {
      return aead.decrypt(text, boundTo(owner));
    } catch (GeneralSecurityException e) {
      log.error(
          "{} of app {} does not open: restore the keys that are missing from the key set; if none"
              + " is missing, the store was tampered with.",
          sealed,
          owner[0]);
      throw new Unavailable(Dependency.STORE, Duration.ofMinutes(1), e);
    }
  }

  private byte[] boundTo(String... owner) {
    var bound = new ByteArrayOutputStream();
    List<String> parts = Stream.concat(Stream.of(table, column, SCHEMA), Stream.of(owner)).toList();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      bound.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      bound.writeBytes(bytes);
    }
    return bound.toByteArray();
  }

  @Override
  public String toString() {
    return "ColumnSeal[REDACTED]";
  }
}
