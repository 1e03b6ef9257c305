package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.DataCategory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Seals phone numbers for their column, bound to the identity they belong to.
public final class PhoneSeal {
  private final ColumnSeal column;
  private final int primaryKey;
  private final PhoneIndex index;

  /// @param primaryKey the id of the key that `aead` seals with
  PhoneSeal(Aead aead, int primaryKey, PhoneIndex index) {
    this.primaryKey = primaryKey;
    this.column = new ColumnSeal(aead, "profile_values", "sealed", "A phone number");
    this.index = index;
  }

  public byte[] seal(PhoneNumber number, AppId app, IdentityId identity) {
    return column.seal(
        number.text().getBytes(StandardCharsets.UTF_8), app.value(), identity.toString());
  }

  /// Throws [Unavailable] if the key that sealed it is not in the key set, or the row was tampered
  /// with; nothing is lost by that.
  public PhoneNumber open(byte[] sealed, AppId app, IdentityId identity) {
    byte[] text = column.open(sealed, app.value(), identity.toString());
    try {
      return (PhoneNumber)
          ProfileValue.of(DataCategory.PHONE, new String(text, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /// The id of the key that seals, and of those that numbers are looked up under.
  public List<Integer> keys() {
    return Stream.concat(Stream.of(primaryKey), index.keys().stream()).toList();
  }

  /// By what the numbers are looked up.
  public PhoneIndex index() {
    return index;
  }
}
