package dev.minipassport.privacy;

/// What came of a push.
public sealed interface Handled {

  /// Answer with exactly this.
  record Echo(String text) implements Handled {}

  /// Answer `success`.
  record Obeyed(Obedience done) implements Handled {}

  /// It was obeyed before; answer `success`.
  record Duplicate() implements Handled {}

  /// It is about something else, and the backend's to handle. It is not remembered, since to pass a
  /// message on twice is better than to lose it.
  ///
  /// @param key the same for repeats of one message
  record NotOurs(String plaintext, PushFormat format, String nonce, String key) implements Handled {
    @Override
    public String toString() {
      return "NotOurs[REDACTED]";
    }
  }

  /// Do not obey it either.
  record Refused(Push.Flaw why) implements Handled {}
}
