package dev.minipassport.simulator.content;

/// When the verdict on a medium is sent.
public enum MediaTiming {
  /// While the call is being answered, most likely after it.
  AT_ONCE,
  /// When it is asked for by hand.
  HELD,
  /// Before the answer that announces it goes out.
  OVERTAKING
}
