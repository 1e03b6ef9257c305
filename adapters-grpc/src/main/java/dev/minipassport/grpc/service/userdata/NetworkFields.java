package dev.minipassport.grpc.service.userdata;

import com.google.protobuf.ByteString;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import dev.minipassport.v1.ClientCiphertext;
import org.jspecify.annotations.Nullable;

/// Reads what travels between a client and its backend.
final class NetworkFields {
  private static final int LONGEST = 16_384;

  /// Nonce and tag.
  private static final int AROUND = 28;

  private NetworkFields() {}

  static PlainBytes plain(ByteString bytes) {
    if (bytes.size() > LONGEST) {
      throw new IllegalArgumentException("must have at most " + LONGEST + " bytes");
    }
    return new PlainBytes(bytes.toByteArray());
  }

  static @Nullable SealedBytes sealed(Fields fields, ClientCiphertext encrypted) {
    int size = encrypted.getSealed().size();
    if (encrypted.getKeyVersion() < 1) {
      fields.refuse("encrypted.key_version", "must be 1 or more, as getLatestUserKey gave it");
    }
    if (size < AROUND || size > LONGEST + AROUND) {
      fields.refuse(
          "encrypted.sealed", "must have %d to %d bytes".formatted(AROUND, LONGEST + AROUND));
    }
    return new SealedBytes(encrypted.getKeyVersion(), encrypted.getSealed().toByteArray());
  }
}
