package dev.minipassport.simulator.push.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signs and encrypts what goes to one app's server, and opens what comes back.
public final class Sealer {
  private static final String ELSEWHERE = "wx0000000000000000";

  private final PushConfiguration configuration;
  private final String appId;
  private final MessageKey key;

  public Sealer(PushConfiguration configuration, String appId) {
    this.configuration = configuration;
    this.appId = appId;
    this.key = new MessageKey(configuration.encodingAesKey());
  }

  /// The query of the GET that verifies the URL.
  public Map<String, String> verification(Stamp stamp, String echo) {
    Map<String, String> query = signed(stamp, Set.of());
    query.put("echostr", echo);
    return query;
  }

  /// The POST of a message.
  public PushDelivery deliver(PushMessage whole, Stamp stamp, Set<PushFlaw> flaws) {
    PushMessage message = flaws.contains(PushFlaw.OPENID_MISSING) ? whole.withoutOpenId() : whole;
    Map<String, String> query = signed(stamp, flaws);
    if (!message.openId().isEmpty()) {
      query.put("openid", message.openId());
    }
    String text = Writing.of(message.fields(), configuration.format());
    if (configuration.mode() == PushMode.PLAIN) {
      return delivery(query, text);
    }
    String tail = flaws.contains(PushFlaw.WRONG_APPID) ? ELSEWHERE : appId;
    String encrypted = key.encrypt(stamp.random(), text, tail);
    query.put("encrypt_type", "aes");
    query.put("msg_signature", messageSignature(stamp, encrypted, flaws));
    return delivery(query, Writing.of(envelope(message, encrypted), configuration.format()));
  }

  /// The message in a reply that is encrypted as messages are; empty if it is not, or not for this
  /// app.
  public Optional<String> open(String reply) {
    return Reading.of(reply).flatMap(this::opened);
  }

  /// A reply with content that is not encrypted; empty if it is neither JSON nor XML.
  public static Optional<String> plain(String reply) {
    return Reading.of(reply).map(_ -> reply);
  }

  /// A reply with content, as a server writes it.
  public String reply(String message, Stamp stamp) {
    String encrypted = key.encrypt(stamp.random(), message, appId);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("Encrypt", encrypted);
    fields.put("MsgSignature", messageSignature(stamp, encrypted, Set.of()));
    fields.put("TimeStamp", stamp.timestamp());
    fields.put("Nonce", stamp.nonce());
    return Writing.of(fields, configuration.format());
  }

  private Optional<String> opened(Map<String, String> reply) {
    String encrypted = reply.getOrDefault("Encrypt", "");
    String signature =
        Signature.of(
            configuration.token(),
            reply.getOrDefault("TimeStamp", ""),
            reply.getOrDefault("Nonce", ""),
            encrypted);
    return signature.equals(reply.get("MsgSignature"))
        ? key.decrypt(encrypted, appId)
        : Optional.empty();
  }

  private Map<String, String> signed(Stamp stamp, Set<PushFlaw> flaws) {
    String signature = Signature.of(configuration.token(), stamp.seconds(), stamp.nonce());
    var query = new LinkedHashMap<String, String>();
    query.put("signature", flawed(signature, flaws));
    query.put("timestamp", stamp.seconds());
    query.put("nonce", stamp.nonce());
    return query;
  }

  private String messageSignature(Stamp stamp, String encrypted, Set<PushFlaw> flaws) {
    String right = Signature.of(configuration.token(), stamp.seconds(), stamp.nonce(), encrypted);
    return flawed(right, flaws);
  }

  /// With a flaw, the signature of the message is wrong; without encryption, that of the query.
  private static String flawed(String signature, Set<PushFlaw> flaws) {
    return flaws.contains(PushFlaw.WRONG_SIGNATURE) ? Signature.of(signature) : signature;
  }

  private Map<String, Object> envelope(PushMessage message, String encrypted) {
    var envelope = new LinkedHashMap<String, Object>();
    if (configuration.mode() == PushMode.COMPATIBLE) {
      envelope.putAll(message.fields());
    } else {
      envelope.put("ToUserName", message.fields().getOrDefault("ToUserName", ""));
    }
    envelope.put("Encrypt", encrypted);
    return envelope;
  }

  private PushDelivery delivery(Map<String, String> query, String body) {
    return new PushDelivery(query, configuration.format().contentType(), body);
  }
}
