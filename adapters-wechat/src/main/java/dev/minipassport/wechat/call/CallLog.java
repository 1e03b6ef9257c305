package dev.minipassport.wechat.call;

import dev.minipassport.identity.AppId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written down of a call that ended as none should: the request was wrong, or WeChat's
/// answers are not what they were. Never what was asked, and nothing of the answer but its code.
public final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private CallLog() {}

  public static void refused(AppId app, Endpoint endpoint, Reply.Refused refused) {
    LOG.error(
        "{} of app {}: errcode {}, rid {}: not expected of this call; look up the rid",
        endpoint,
        app,
        refused.errcode(),
        refused.requestId());
  }

  /// Writes down a success that cannot be made use of.
  ///
  /// @param what is wrong with it, in our own words
  public static void malformed(AppId app, Endpoint endpoint, String what) {
    LOG.error("{} of app {}: success, but {}", endpoint, app, what);
  }
}
