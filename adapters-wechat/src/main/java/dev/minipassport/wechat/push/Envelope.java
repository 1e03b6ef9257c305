package dev.minipassport.wechat.push;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.minipassport.privacy.PushFormat;

/// An encrypted answer as WeChat expects it (protocol 11.5).
record Envelope(String encrypt, Signature signature, long seconds, String nonce) {

  String text(PushFormat format) {
    return switch (format) {
      case JSON -> json();
      case XML -> xml();
    };
  }

  private String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Encrypt", encrypt)
        .put("MsgSignature", signature.hex())
        .put("TimeStamp", seconds)
        .put("Nonce", nonce)
        .toString();
  }

  private String xml() {
    return "<xml><Encrypt>%s</Encrypt><MsgSignature>%s</MsgSignature>"
            .formatted(cdata(encrypt), cdata(signature.hex()))
        + "<TimeStamp>%d</TimeStamp><Nonce>%s</Nonce></xml>".formatted(seconds, cdata(nonce));
  }

  private static String cdata(String text) {
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
