package dev.minipassport.wechat.api;

import dev.minipassport.wechat.api.Envelope.Refused;
import dev.minipassport.wechat.api.Envelope.Success;
import dev.minipassport.wechat.api.Envelope.Unusable;
import dev.minipassport.wechat.http.Delivery;

/// An inquiry of which only the envelope is understood here; its fields mean something to whoever
/// asked.
public interface Question extends Inquiry<Envelope> {

  @Override
  default Envelope read(Delivery.Answered answer) {
    return EnvelopeParser.parse(answer);
  }

  @Override
  default Envelope lost(String cause) {
    return new Unusable("no answer: " + cause);
  }

  @Override
  default boolean healthy(Envelope reply) {
    return switch (reply) {
      case Success _ -> true;
      case Refused refused -> refused.refusal() != Refusal.BUSY;
      case Unusable _ -> false;
    };
  }

  /// Whether only an operator can mend what is refused.
  default boolean alarming(Refusal refusal) {
    return switch (refusal) {
      case SECRET, OPERATOR -> true;
      case BUSY, MINUTE_QUOTA, DAY_QUOTA, TOKEN, OTHER -> false;
    };
  }

  /// What of WeChat's text may be logged: nothing, unless the question knows what to mask.
  default String loggable(String errmsg) {
    return "";
  }
}
