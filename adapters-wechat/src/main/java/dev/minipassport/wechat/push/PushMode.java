package dev.minipassport.wechat.push;

/// How WeChat's console is set to protect messages (protocol 11).
public enum PushMode {
  /// Not at all: anybody who sees one push can send another text under its signature for a while.
  PLAIN,
  /// In clear and encrypted, both in one body. What stands in clear is not read.
  COMPATIBLE,
  /// Encrypted.
  SAFE
}
