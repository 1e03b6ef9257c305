package dev.minipassport.simulator.push.wire;

/// What messages are written in.
public enum PushFormat {
  JSON("application/json"),
  XML("text/xml");

  private final String contentType;

  PushFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }
}
