package dev.minipassport.ledger;

/// Who made an entry come about.
public enum Cause {
  PERSON,
  OPERATOR,
  /// WeChat told of it (protocol 12).
  WECHAT_EVENT
}
