package dev.minipassport.simulator.phonenumber;

/// How fresh WeChat's knowledge of a number is, and what an app pays for it.
public enum Verification {
  /// Verified at some time.
  QUICK(3),
  /// Verified at this request.
  REALTIME(4);

  private final int fen;

  Verification(int fen) {
    this.fen = fen;
  }

  public int fen() {
    return fen;
  }
}
