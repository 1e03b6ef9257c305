package dev.minipassport.simulator.world;

import java.util.stream.IntStream;

/// How often WeChat may be asked. Minutes are those of the clock, days those of Beijing.
///
/// @param loginsPerMinute `jscode2session` by one person in one app
/// @param tokensPerDay `/cgi-bin/token` by one app
/// @param stableTokensPerMinute `/cgi-bin/stable_token` by one app
/// @param stableTokensPerDay `/cgi-bin/stable_token` by one app
/// @param keyResetsPerMinute `/wxa/resetusersessionkey` by one app
/// @param textChecksPerMinute `/wxa/msg_sec_check` by one app
/// @param mediaChecksPerMinute `/wxa/media_check_async` by one app
public record Quotas(
    int loginsPerMinute,
    int tokensPerDay,
    int stableTokensPerMinute,
    int stableTokensPerDay,
    int keyResetsPerMinute,
    int textChecksPerMinute,
    int mediaChecksPerMinute) {

  public static final Quotas DEFAULT =
      new Quotas(100, 2_000, 10_000, 500_000, 60_000, 4_000, 2_000);

  public static final Quotas NONE =
      new Quotas(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  public Quotas {
    if (IntStream.of(
            loginsPerMinute,
            tokensPerDay,
            stableTokensPerMinute,
            stableTokensPerDay,
            keyResetsPerMinute,
            textChecksPerMinute,
            mediaChecksPerMinute)
        .anyMatch(quota -> quota < 0)) {
      throw new IllegalArgumentException("a quota is zero or more");
    }
  }
}
