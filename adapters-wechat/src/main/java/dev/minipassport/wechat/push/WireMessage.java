package dev.minipassport.wechat.push;

import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.PushFormat;

/// A message or an envelope as it is written.
record WireMessage(PushFormat format, String text, Fields fields) {

  static WireMessage of(String text) throws Flawed {
    String start = text.stripLeading();
    if (start.startsWith("{")) {
      return new WireMessage(PushFormat.JSON, text, JsonFields.of(text));
    }
    if (start.startsWith("<")) {
      return new WireMessage(PushFormat.XML, text, XmlFields.of(text));
    }
    throw new Flawed(Flaw.MALFORMED);
  }

  @Override
  public String toString() {
    return "WireMessage[REDACTED]";
  }
}
