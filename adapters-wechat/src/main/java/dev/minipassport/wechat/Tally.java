package dev.minipassport.wechat;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.wechat.WeChatStatistics.Result;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts exchanges by their end.
final class Tally {
  private final Map<Result, LongAdder> counts =
      Arrays.stream(Result.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder()));

  void count(Exchange exchange) {
    count(
        switch (exchange) {
          case Exchange.Exchanged _ -> Result.EXCHANGED;
          case Exchange.Expired _ -> Result.EXPIRED;
          case Exchange.Used _ -> Result.USED;
          case Exchange.Blocked _ -> Result.BLOCKED;
          case Exchange.Busy _ -> Result.BUSY;
          case Exchange.Unknown _ -> Result.UNKNOWN;
        });
  }

  void count(Fault fault) {
    count(
        switch (fault) {
          case Unavailable _, Overloaded _ -> Result.UNAVAILABLE;
          case QuotaReached _ -> Result.QUOTA_REACHED;
          case AppCredentialsRejected _ -> Result.CREDENTIALS_REJECTED;
          case UnknownApp _ -> Result.UNKNOWN_APP;
          case CallerGone _ -> Result.CALLER_GONE;
        });
  }

  private void count(Result result) {
    LongAdder adder = counts.get(result);
    if (adder != null) {
      adder.increment();
    }
  }

  Map<Result, Long> counts() {
    return counts.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
