package dev.minipassport.wechat.push;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.minipassport.content.Verdict;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.privacy.PushEvent.OfPerson;
import dev.minipassport.privacy.PushEvent.Other;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.privacy.Pushes;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.contract.PushesContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

final class WeChatPushesContractTest extends PushesContract {
  private static final PushKeys KEYS =
      new PushKeys(APush.TOKEN, Optional.of(APush.KEY), PushMode.SAFE);

  private final Random random = new Random(7);
  private int nonces = 100;

  @Override
  protected Pushes pushes() {
    return new WeChatPushes(_ -> Optional.of(KEYS), random);
  }

  @Override
  protected PushDelivery pushed(PushEvent event, Instant at) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    String encrypt = APush.KEY.sealed(salt, written(event), Passport.APP);
    String seconds = Long.toString(at.getEpochSecond());
    String nonce = Integer.toString(nonces++);
    String query =
        "timestamp=%s&nonce=%s&encrypt_type=aes&msg_signature=%s"
            .formatted(seconds, nonce, APush.TOKEN.sign(seconds, nonce, encrypt).hex());
    byte[] body = ("{\"Encrypt\":\"" + encrypt + "\"}").getBytes(StandardCharsets.UTF_8);
    return new PushDelivery(false, query, new PushBody(body), at);
  }

  @Override
  protected PushDelivery verification(String echo, Instant at) {
    String seconds = Long.toString(at.getEpochSecond());
    String query =
        "signature=%s&timestamp=%s&nonce=7&echostr=%s"
            .formatted(APush.TOKEN.sign(seconds, "7").hex(), seconds, echo);
    return new PushDelivery(true, query, new PushBody(new byte[0]), at);
  }

  private static String written(PushEvent event) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    switch (event) {
      case OfPerson about -> write(message, about);
      case ContentJudged judged -> write(message, judged);
      case Other other -> message.put("MsgType", "text").put("MsgId", other.key());
    }
    return message.toString();
  }

  private static void write(ObjectNode message, OfPerson event) {
    message.put("MsgType", "event").put("CreateTime", event.at().getEpochSecond());
    event.person().ifPresent(person -> message.put("OpenID", person.value()));
    switch (event) {
      case AuthorizationRevoked revoked ->
          message
              .put("Event", "user_authorization_revoke")
              .put("RevokeInfo", String.join(",", revoked.codes()));
      case AccountClosed _ -> message.put("Event", "user_authorization_cancellation");
      case ProfileModified _ -> message.put("Event", "user_info_modified");
    }
  }

  private static void write(ObjectNode message, ContentJudged event) {
    message
        .put("MsgType", "event")
        .put("Event", "wxa_media_check")
        .put("trace_id", event.check().value())
        .put("errcode", event.verdict().isPresent() ? 0 : -1008)
        .putObject("result")
        .put("suggest", event.verdict().map(WeChatPushesContractTest::said).orElse("pass"));
  }

  private static String said(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
