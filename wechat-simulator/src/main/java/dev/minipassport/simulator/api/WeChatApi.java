package dev.minipassport.simulator.api;

import dev.minipassport.simulator.api.content.MediaCheckAsync;
import dev.minipassport.simulator.api.content.MsgSecCheck;
import dev.minipassport.simulator.api.phonenumber.CheckEncryptedMsg;
import dev.minipassport.simulator.api.phonenumber.GetUserPhoneNumber;
import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.fault.Affliction;
import dev.minipassport.simulator.fault.EndpointName;
import dev.minipassport.simulator.fault.Faults;
import dev.minipassport.simulator.fault.Injection;
import dev.minipassport.simulator.fault.Target;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.Handler;
import dev.minipassport.simulator.http.Reply;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.world.World;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `api.weixin.qq.com`, as far as it is simulated. Every call is recorded before it is answered.
public final class WeChatApi implements Handler {
  private static final String TEXT = "text/plain";

  private final World world;
  private final Faults faults;
  private final CallLog log;
  private final Map<String, Endpoint> endpoints;

  /// Begins to answer for `world`.
  ///
  /// @param verdicts told of every check of a medium that is accepted, before the call is answered
  public WeChatApi(World world, Faults faults, CallLog log, Consumer<MediaCheck> verdicts) {
    this.world = world;
    this.faults = faults;
    this.log = log;
    this.endpoints =
        Arrays.stream(EndpointName.values())
            .collect(
                Collectors.toUnmodifiableMap(EndpointName::path, name -> endpoint(name, verdicts)));
  }

  @Override
  public Delivery handle(Request request) {
    Endpoint endpoint = endpoints.get(request.path());
    if (endpoint == null) {
      return recorded(request, null, Reply.of(404, TEXT, "404 page not found\n"));
    }
    if (!request.method().equals("GET") && !request.method().equals("POST")) {
      return recorded(request, endpointName(request), Reply.of(405, TEXT, "method not allowed\n"));
    }
    if (request.chunked() && world.rules().refuseChunked()) {
      return recorded(request, endpointName(request), Reply.of(412, TEXT, ""));
    }
    return answer(new Call(world, request), endpoint);
  }

  private Delivery answer(Call call, Endpoint endpoint) {
    Target target = Targets.of(call, endpointName(call.request()));
    Affliction affliction = faults.draw(target);
    Map<String, Object> fields =
        new Rendering(world)
            .fields(
                affliction
                    .fault()
                    .filter(WeChatApi::answersForTheEndpoint)
                    .map(fault -> refusal(call, endpoint, fault))
                    .orElseGet(() -> endpoint.answer(call)));
    Delivery delivery =
        affliction
            .fault()
            .map(fault -> new SpoiltAnswer(fault, endpoint.contentType()).of(fields))
            .orElseGet(
                () ->
                    new Delivery.Whole(Reply.of(200, endpoint.contentType(), Json.write(fields))));
    boolean readable = delivery.status() == 200;
    record(
        call.request(),
        target.endpoint(),
        target.app(),
        delivery.status(),
        readable ? Rendering.errcode(fields) : OptionalInt.empty());
    return affliction.delay().isZero()
        ? delivery
        : new Delivery.Delayed(affliction.delay(), delivery);
  }

  private static boolean answersForTheEndpoint(Injection fault) {
    return fault.strikesInstead() || fault.errcode() != 0;
  }

  private static Answer refusal(Call call, Endpoint endpoint, Injection fault) {
    if (!fault.strikesInstead()) {
      endpoint.answer(call);
    }
    return WeChatError.refusedWith(fault.errcode());
  }

  private Delivery recorded(Request request, @Nullable String counter, Reply reply) {
    record(
        request,
        counter == null ? CallLog.ELSEWHERE : counter,
        request.parameter("appid"),
        reply.status(),
        OptionalInt.empty());
    return new Delivery.Whole(reply);
  }

  private void record(
      Request request, String counter, @Nullable String app, int status, OptionalInt errcode) {
    log.record(
        new RecordedCall(
            request.method(),
            request.path(),
            request.query().keySet(),
            request.query().containsKey("access_token"),
            app,
            request.bodyBytes(),
            world.clock().now(),
            status,
            errcode),
        counter);
  }

  private static Endpoint endpoint(EndpointName name, Consumer<MediaCheck> verdicts) {
    return switch (name) {
      case JSCODE2SESSION -> new CodeToSession();
      case TOKEN -> new Token();
      case STABLE_TOKEN -> new StableToken();
      case CHECKSESSION -> new CheckSession();
      case RESETUSERSESSIONKEY -> new ResetUserSessionKey();
      case GETUSERENCRYPTKEY -> new GetUserEncryptKey();
      case GETUSERPHONENUMBER -> new GetUserPhoneNumber();
      case CHECKENCRYPTEDMSG -> new CheckEncryptedMsg();
      case MSG_SEC_CHECK -> new MsgSecCheck();
      case MEDIA_CHECK_ASYNC -> new MediaCheckAsync(verdicts);
    };
  }

  private static String endpointName(Request request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }
}
