package dev.minipassport.grpc.admission;

import dev.minipassport.grpc.call.LineBudget;
import dev.minipassport.identity.AppId;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a line about each call that its caller may not make.
final class DenialLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.minipassport.callers");
  private static final int LINES_PER_SECOND = 10;

  private final LineBudget budget;

  DenialLog(LongSupplier ticker) {
    this.budget = new LineBudget(LINES_PER_SECOND, ticker);
  }

  void denied(String method, Peer peer) {
    write(method, peer, "may not call it");
  }

  void ungranted(String method, Peer peer, AppId app) {
    write(method, peer, "named app " + app + ", which it was not granted");
  }

  private void write(String method, Peer peer, String what) {
    long withheld = budget.grant();
    if (withheld >= 0) {
      LOG.warn(
          "SECURITY {}: {} ({}) {}, {} lines withheld before",
          method,
          peer.caller().name(),
          peer.shown(),
          what,
          withheld);
    }
  }
}
