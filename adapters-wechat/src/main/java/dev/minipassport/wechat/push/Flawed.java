package dev.minipassport.wechat.push;

import dev.minipassport.privacy.Push.Flaw;

/// Ends the reading of a push that has a flaw. It does not leave this package.
final class Flawed extends Exception {
  private final Flaw flaw;

  Flawed(Flaw flaw) {
    super(flaw.name(), null, false, false);
    this.flaw = flaw;
  }

  Flaw flaw() {
    return flaw;
  }
}
