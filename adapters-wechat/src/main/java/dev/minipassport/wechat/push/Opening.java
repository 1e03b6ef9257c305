package dev.minipassport.wechat.push;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Message;
import dev.minipassport.privacy.Push.Seal;
import dev.minipassport.privacy.Push.Verification;
import dev.minipassport.privacy.PushBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// One delivery being read.
///
/// The parts that are signed are joined without a mark between them, so each is held to its form:
/// what moved from one to its neighbour would still be signed.
record Opening(AppId app, PushKeys keys, Query query) {
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{9}");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern ECHO = Pattern.compile("[A-Za-z0-9_+/=-]{1,256}");

  /// In every mode by the plain signature.
  Push verification(PushBody body) throws Flawed {
    if (body.toBytes().length > 0) {
      throw new Flawed(Flaw.MALFORMED);
    }
    String echo = query.get("echostr", ECHO);
    return new Verification(plainSeal(), echo);
  }

  Push message(PushBody body) throws Flawed {
    Optional<EncodingAesKey> key = keys.encryption();
    return key.isPresent() ? encrypted(key.get(), body) : plain(body);
  }

  /// The body is not signed.
  private Push plain(PushBody body) throws Flawed {
    Seal seal = plainSeal();
    WireMessage message = wire(body);
    boolean inClear = message.fields().text("MsgType").isPresent();
    if (!inClear && message.fields().text("Encrypt").isPresent()) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
    return read(seal, message);
  }

  /// Whatever stands in clear beside what is encrypted, and the signature without it, count for
  /// nothing.
  private Push encrypted(EncodingAesKey aesKey, PushBody body) throws Flawed {
    if (!claimsEncryption()) {
      plainSeal();
      throw new Flawed(Flaw.NOT_ENCRYPTED);
    }
    String encrypt =
        wire(body).fields().text("Encrypt").orElseThrow(() -> new Flawed(Flaw.MALFORMED));
    Seal seal = seal("msg_signature", encrypt);
    return read(seal, WireMessage.of(aesKey.opened(encrypt, app)));
  }

  private boolean claimsEncryption() throws Flawed {
    String type = query.find("encrypt_type").orElse("raw");
    if (type.equals("raw") && query.find("msg_signature").isEmpty()) {
      return false;
    }
    if (!type.equals("aes")) {
      throw new Flawed(Flaw.MALFORMED);
    }
    return true;
  }

  private Push read(Seal seal, WireMessage message) throws Flawed {
    return new Message(
        seal, message.format(), message.text(), new Events(app, seal.at()).read(message));
  }

  private static WireMessage wire(PushBody body) throws Flawed {
    return WireMessage.of(Utf8.text(ByteBuffer.wrap(body.toBytes()), Flaw.MALFORMED));
  }

  private Seal plainSeal() throws Flawed {
    return seal("signature");
  }

  private Seal seal(String parameter, String... more) throws Flawed {
    String timestamp = query.get("timestamp", SECONDS);
    String nonce = query.get("nonce", NONCE);
    String signature = query.get(parameter, SIGNATURE);
    String[] parts = new String[more.length + 2];
    parts[0] = timestamp;
    parts[1] = nonce;
    System.arraycopy(more, 0, parts, 2, more.length);
    if (!keys.token().sign(parts).matches(signature)) {
      throw new Flawed(Flaw.SIGNATURE_MISMATCH);
    }
    return new Seal(Instant.ofEpochSecond(Long.parseLong(timestamp)), nonce, signature);
  }
}
