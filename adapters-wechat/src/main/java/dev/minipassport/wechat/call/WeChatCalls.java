package dev.minipassport.wechat.call;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.WeChatOptions;
import dev.minipassport.wechat.api.BeijingDay;
import dev.minipassport.wechat.api.Envelope;
import dev.minipassport.wechat.api.Envelope.Refused;
import dev.minipassport.wechat.api.Envelope.Success;
import dev.minipassport.wechat.api.Envelope.Unusable;
import dev.minipassport.wechat.api.Hosts;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.http.SingleRequest;
import dev.minipassport.wechat.token.AccessToken;
import dev.minipassport.wechat.token.AccessTokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Calls WeChat's API with the app's access token. Each endpoint has its own breakers and places.
///
/// A call is repeated once, and once only: with a new token if WeChat refused the old one, or as it
/// was if WeChat was busy and the call leaves nothing behind. Blocks the calling thread.
public final class WeChatCalls implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final WeChatOptions options;
  private final AccessTokens tokens;
  private final Timepieces time;
  private final SingleRequest http;
  private final Map<Endpoint, Hosts> hosts;

  /// Opens no connection yet. Throws an [IllegalStateException] in a JVM whose HTTP client would
  /// repeat, log or not verify its requests: see [dev.minipassport.wechat.http.JvmSettings].
  public WeChatCalls(WeChatOptions options, AccessTokens tokens, Timepieces time) {
    this.options = options;
    this.tokens = tokens;
    this.time = time;
    this.http = new SingleRequest(options.connectTimeout(), options.trust());
    this.hosts =
        Arrays.stream(Endpoint.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    endpoint -> options.hosts(http, time, endpoint.toString()),
                    (one, _) -> one,
                    () -> new EnumMap<>(Endpoint.class)));
  }

  /// Throws [UnknownApp], [CallerGone], [AppCredentialsRejected], [QuotaReached] or [Unavailable];
  /// whichever it is, the call has left nothing behind at WeChat.
  ///
  /// @param query without the token
  /// @param body what a `POST` sends; empty for a `GET`
  public Reply call(
      AppId app,
      Endpoint endpoint,
      Map<String, String> query,
      Optional<JsonNode> body,
      Deadline deadline) {
    Parameters parameters = Parameters.of(endpoint, query, body);
    TimeBudget budget = TimeBudget.of(deadline, options.totalTimeout(), time.ticker());
    AccessToken token = tokens.of(app, deadline);
    var question = new CallQuestion(app, endpoint, parameters, token, budget);
    return settled(question, repeated(question, ask(question, deadline), deadline));
  }

  private Envelope ask(CallQuestion question, Deadline deadline) {
    return requireNonNull(hosts.get(question.endpoint())).ask(question, deadline);
  }

  private Envelope repeated(CallQuestion question, Envelope reply, Deadline deadline) {
    if (!(reply instanceof Refused refused)) {
      return reply;
    }
    return switch (refused.refusal()) {
      case TOKEN -> withAnotherToken(question, deadline);
      case BUSY ->
          question.endpoint().repeatable() && question.budget().enough()
              ? ask(question, deadline)
              : reply;
      case MINUTE_QUOTA, DAY_QUOTA, SECRET, OPERATOR, OTHER -> reply;
    };
  }

  /// WeChat looks at the token before anything else, so nothing was done yet.
  private Envelope withAnotherToken(CallQuestion question, Deadline deadline) {
    AppId app = question.app();
    tokens.expire(app, question.token());
    AccessToken next = tokens.of(app, deadline);
    return ask(
        new CallQuestion(app, question.endpoint(), question.parameters(), next, question.budget()),
        deadline);
  }

  private Reply settled(CallQuestion question, Envelope reply) {
    return switch (reply) {
      case Success(JsonNode fields) -> new Reply.Ok(fields);
      case Unusable _ -> inDoubt(question.endpoint());
      case Refused refused ->
          switch (refused.refusal()) {
            case BUSY -> inDoubt(question.endpoint());
            case MINUTE_QUOTA -> throw new QuotaReached(MINUTE);
            case DAY_QUOTA -> throw new QuotaReached(BeijingDay.left(time.clock()));
            case SECRET, OPERATOR -> throw new AppCredentialsRejected(question.app());
            case TOKEN -> throw new Unavailable(Dependency.WECHAT, SOON);
            case OTHER -> new Reply.Refused(refused.errcode(), refused.requestId());
          };
    };
  }

  private static Reply inDoubt(Endpoint endpoint) {
    if (endpoint.repeatable()) {
      throw new Unavailable(Dependency.WECHAT, SOON);
    }
    return new Reply.Unknown();
  }

  /// Ends what is under way and refuses what comes after; the tokens are closed by their owner.
  @Override
  public void close() {
    hosts.values().forEach(Hosts::close);
    http.close();
  }
}
