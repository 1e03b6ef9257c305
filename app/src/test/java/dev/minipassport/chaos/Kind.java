package dev.minipassport.chaos;

/// What breaks.
enum Kind {
  /// `kill -9`, and a new start.
  NODE_KILLED(Where.NODE),
  /// `SIGSTOP`, and `SIGCONT` after a while.
  NODE_STOPPED(Where.NODE),
  /// The wall clock of a node is set ahead or back, and back again later.
  CLOCK_STEPPED(Where.NODE),
  /// Nothing goes through between a node and its store: its feed stalls.
  STORE_STALLED(Where.NODE),
  /// A node finds no store: its feed is taken away.
  STORE_REFUSED(Where.NODE),
  /// What a node sends arrives at its store, and no answer comes back.
  STORE_HALF_OPEN(Where.NODE),
  /// Whatever a node and its store tell each other is late.
  STORE_DELAYED(Where.NODE),
  /// A node's connections to its store are reset again and again.
  STORE_RESET(Where.NODE),
  /// A node's connections to its store are forgotten, and neither side is told.
  STORE_DROPPED(Where.NODE),
  /// Whatever a node and its store tell each other comes in small pieces.
  STORE_SLICED(Where.NODE),
  /// The primary dies, and its standby takes over.
  FAILOVER(Where.DATABASE),
  /// The primary stops and starts.
  DATABASE_RESTARTED(Where.DATABASE),
  /// The primary dies and starts again.
  DATABASE_KILLED(Where.DATABASE),
  /// The standby hangs: commits wait for it.
  STANDBY_STOPPED(Where.DATABASE),
  /// The standby stops and starts.
  STANDBY_RESTARTED(Where.DATABASE),
  /// The disk of the primary is full.
  DISK_FULL(Where.DATABASE),
  /// The connections by which nodes wake each other are ended again and again.
  WAKE_UPS_LOST(Where.BELL),
  /// WeChat takes its time.
  WECHAT_SLOW(Where.WECHAT);

  /// What can break in one way at a time.
  enum Where {
    NODE,
    DATABASE,
    BELL,
    WECHAT
  }

  private final Where where;

  Kind(Where where) {
    this.where = where;
  }

  Where where() {
    return where;
  }
}
