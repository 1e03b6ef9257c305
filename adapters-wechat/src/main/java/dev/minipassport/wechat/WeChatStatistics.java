package dev.minipassport.wechat;

import java.util.List;
import java.util.Map;

/// What became of the exchanges since the start: a snapshot, to be read by whoever shows figures.
///
/// @param results how many exchanges ended in each way
/// @param inFlight how many are under way
/// @param shed how many were refused because too many were under way; part of `UNAVAILABLE`
public record WeChatStatistics(
    Map<Result, Long> results, int inFlight, long shed, List<Host> hosts) {

  /// One host of WeChat's.
  ///
  /// @param breaker `CLOSED`, `OPEN` or `HALF_OPEN`
  /// @param refused how many attempts the breaker kept from the host
  public record Host(String name, String breaker, long refused) {}

  /// How an exchange ended: the outcomes and faults of the port.
  public enum Result {
    EXCHANGED,
    EXPIRED,
    USED,
    BLOCKED,
    BUSY,
    UNKNOWN,
    UNAVAILABLE,
    QUOTA_REACHED,
    CREDENTIALS_REJECTED,
    UNKNOWN_APP,
    CALLER_GONE
  }
}
