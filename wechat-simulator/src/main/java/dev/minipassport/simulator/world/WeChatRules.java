package dev.minipassport.simulator.world;

import java.time.Duration;

/// Where WeChat's behaviour is not promised, or may be chosen.
///
/// @param keyRotationAge a login keeps the session key while it is younger; zero rotates at every
/// login
/// @param keyLifetime how long an unused session key is good for
/// @param acceptMockCode whether the code that the developer tools send without an AppID signs in
/// @param errcodeZero whether a successful `jscode2session` says `"errcode":0`
/// @param hints whether request ids take the old form `hints: [ req_id: … ]`
/// @param refuseChunked whether a chunked request body is answered with HTTP 412
public record WeChatRules(
    Duration keyRotationAge,
    Duration keyLifetime,
    boolean acceptMockCode,
    boolean errcodeZero,
    boolean hints,
    boolean refuseChunked,
    Quotas quotas) {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  public static final WeChatRules DEFAULT =
      new WeChatRules(
          Duration.ofMinutes(1), Duration.ofDays(3), false, false, false, true, Quotas.DEFAULT);

  public WeChatRules {
    if (keyRotationAge.isNegative() || keyRotationAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the age at which keys rotate is between zero and 36500 days, not " + keyRotationAge);
    }
    if (!keyLifetime.isPositive() || keyLifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the life of a key is more than zero and at most 36500 days, not " + keyLifetime);
    }
  }

  public WeChatRules withKeyRotationAge(Duration age) {
    return new WeChatRules(
        age, keyLifetime, acceptMockCode, errcodeZero, hints, refuseChunked, quotas);
  }

  public WeChatRules withAcceptMockCode(boolean accept) {
    return new WeChatRules(
        keyRotationAge, keyLifetime, accept, errcodeZero, hints, refuseChunked, quotas);
  }

  public WeChatRules withErrcodeZero(boolean zero) {
    return new WeChatRules(
        keyRotationAge, keyLifetime, acceptMockCode, zero, hints, refuseChunked, quotas);
  }

  public WeChatRules withHints(boolean old) {
    return new WeChatRules(
        keyRotationAge, keyLifetime, acceptMockCode, errcodeZero, old, refuseChunked, quotas);
  }

  public WeChatRules withRefuseChunked(boolean refuse) {
    return new WeChatRules(
        keyRotationAge, keyLifetime, acceptMockCode, errcodeZero, hints, refuse, quotas);
  }

  public WeChatRules withQuotas(Quotas other) {
    return new WeChatRules(
        keyRotationAge, keyLifetime, acceptMockCode, errcodeZero, hints, refuseChunked, other);
  }
}
