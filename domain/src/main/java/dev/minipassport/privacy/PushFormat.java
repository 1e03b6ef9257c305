package dev.minipassport.privacy;

/// How messages are written, here as in the answer.
public enum PushFormat {
  JSON,
  XML
}
