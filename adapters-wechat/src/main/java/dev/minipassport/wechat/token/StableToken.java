package dev.minipassport.wechat.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.api.BeijingDay;
import dev.minipassport.wechat.api.Envelope;
import dev.minipassport.wechat.api.Envelope.Refused;
import dev.minipassport.wechat.api.Envelope.Success;
import dev.minipassport.wechat.api.Envelope.Unusable;
import dev.minipassport.wechat.api.EnvelopeParser;
import dev.minipassport.wechat.api.Hosts;
import dev.minipassport.wechat.api.Refusal;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.secret.WorkingSecrets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// WeChat's `POST /cgi-bin/stable_token` in normal mode (protocol 5.2). A wrong secret is 40001 or
/// 40125 here, and no reason to ask again but with the app's other secret.
final class StableToken {
  private static final Logger LOG = LoggerFactory.getLogger(StableToken.class);
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final int LONGEST_LIFETIME = 86_400;

  private final Hosts hosts;
  private final WorkingSecrets secrets;
  private final Duration totalTimeout;
  private final Timepieces time;

  StableToken(Hosts hosts, WorkingSecrets secrets, Duration totalTimeout, Timepieces time) {
    this.hosts = hosts;
    this.secrets = secrets;
    this.totalTimeout = totalTimeout;
    this.time = time;
  }

  /// Blocks until there is an answer, or the time for one is over; throws nothing.
  Issue ask(AppId app) {
    try {
      return issue(inquire(app));
    } catch (Unavailable fault) {
      return new Issue.Failed(new Setback(Setback.Why.UNAVAILABLE, fault.retryAfter()));
    } catch (UnknownApp _) {
      return new Issue.Failed(new Setback(Setback.Why.CREDENTIALS, Duration.ZERO));
    } catch (Throwable defect) {
      LOG.error("stable_token of app {}: defect: {}; report it", app, defect.getClass().getName());
      return new Issue.Failed(Setback.unavailable());
    }
  }

  private Envelope inquire(AppId app) {
    List<AppSecret> candidates = secrets.of(app);
    TimeBudget budget = TimeBudget.of(nobodyIsWaiting(), totalTimeout, time.ticker());
    Envelope reply = inquire(app, candidates.getFirst(), budget);
    if (candidates.size() == 1 || !wrongSecret(reply) || !budget.enough()) {
      return reply;
    }
    Envelope second = inquire(app, candidates.getLast(), budget);
    if (second instanceof Success) {
      secrets.worked(app, candidates.getLast());
    }
    return second;
  }

  private Envelope inquire(AppId app, AppSecret secret, TimeBudget budget) {
    return hosts.ask(new TokenQuestion(app, secret, budget), nobodyIsWaiting());
  }

  private static boolean wrongSecret(Envelope reply) {
    return reply instanceof Refused refused
        && (refused.refusal() == Refusal.TOKEN || refused.refusal() == Refusal.SECRET);
  }

  /// Callers come and go; the request is for all of them.
  private Deadline nobodyIsWaiting() {
    return () -> totalTimeout.plus(TimeBudget.RESERVE);
  }

  private Issue issue(Envelope reply) {
    return switch (reply) {
      case Success(JsonNode fields) -> issued(fields);
      case Unusable _ -> new Issue.Failed(Setback.unavailable());
      case Refused refused -> new Issue.Failed(setback(refused.refusal()));
    };
  }

  private Setback setback(Refusal refusal) {
    return switch (refusal) {
      case BUSY, OTHER -> Setback.unavailable();
      case MINUTE_QUOTA -> new Setback(Setback.Why.QUOTA, MINUTE);
      case DAY_QUOTA -> new Setback(Setback.Why.QUOTA, BeijingDay.left(time.clock()));
      case TOKEN, SECRET, OPERATOR -> new Setback(Setback.Why.CREDENTIALS, Duration.ZERO);
    };
  }

  private static Issue issued(JsonNode fields) {
    OptionalInt seconds = EnvelopeParser.number(fields.path("expires_in"));
    JsonNode text = fields.path("access_token");
    if (!text.isTextual() || seconds.isEmpty() || seconds.getAsInt() < 1) {
      LOG.error("stable_token: success without access_token or expires_in; nothing to go by");
      return new Issue.Failed(Setback.unavailable());
    }
    try {
      return new Issue.Issued(
          new AccessToken(text.textValue()),
          Duration.ofSeconds(Math.min(seconds.getAsInt(), LONGEST_LIFETIME)));
    } catch (IllegalArgumentException malformed) {
      LOG.error("stable_token: {}", malformed.getMessage());
      return new Issue.Failed(Setback.unavailable());
    }
  }
}
