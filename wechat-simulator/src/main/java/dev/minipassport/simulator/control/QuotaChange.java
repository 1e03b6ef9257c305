package dev.minipassport.simulator.control;

import dev.minipassport.simulator.world.Quotas;
import java.util.Optional;

/// The quotas that a request names; the others stay.
record QuotaChange(
    Optional<Integer> loginsPerMinute,
    Optional<Integer> tokensPerDay,
    Optional<Integer> stableTokensPerMinute,
    Optional<Integer> stableTokensPerDay,
    Optional<Integer> keyResetsPerMinute,
    Optional<Integer> textChecksPerMinute,
    Optional<Integer> mediaChecksPerMinute) {

  static QuotaChange in(ControlInput input) {
    return new QuotaChange(
        input.optionalInt("logins_per_minute"),
        input.optionalInt("tokens_per_day"),
        input.optionalInt("stable_tokens_per_minute"),
        input.optionalInt("stable_tokens_per_day"),
        input.optionalInt("key_resets_per_minute"),
        input.optionalInt("text_checks_per_minute"),
        input.optionalInt("media_checks_per_minute"));
  }

  Quotas of(Quotas quotas) {
    return new Quotas(
        loginsPerMinute.orElse(quotas.loginsPerMinute()),
        tokensPerDay.orElse(quotas.tokensPerDay()),
        stableTokensPerMinute.orElse(quotas.stableTokensPerMinute()),
        stableTokensPerDay.orElse(quotas.stableTokensPerDay()),
        keyResetsPerMinute.orElse(quotas.keyResetsPerMinute()),
        textChecksPerMinute.orElse(quotas.textChecksPerMinute()),
        mediaChecksPerMinute.orElse(quotas.mediaChecksPerMinute()));
  }
}
