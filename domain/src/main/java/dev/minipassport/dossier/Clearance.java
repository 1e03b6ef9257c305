package dev.minipassport.dossier;

import dev.minipassport.content.CheckId;

/// Whether a value may be shown.
public sealed interface Clearance {

  /// It may: checked, or never to be checked.
  record Clear() implements Clearance {}

  /// WeChat checks it, and tells later what came of it (protocol 9.2). Hidden until then.
  record Awaited(CheckId check) implements Clearance {}

  /// WeChat is in doubt, or its check failed. Hidden until an operator clears it.
  record Doubtful() implements Clearance {}

  /// Of what is not to be checked.
  static Clearance clear() {
    return new Clear();
  }

  default boolean shows() {
    return this instanceof Clear;
  }
}
