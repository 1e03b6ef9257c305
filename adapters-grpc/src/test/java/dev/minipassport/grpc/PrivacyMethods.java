package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;

import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.PushFormat;
import dev.minipassport.v1.SealReplyRequest;
import java.util.stream.Stream;

/// The methods of `PrivacyService`, and requests for them.
final class PrivacyMethods {
  private PrivacyMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.concat(pushes(), personal());
  }

  /// As a backend hands it over.
  static HandlePushRequest.Builder handing(PushDelivery delivery) {
    return HandlePushRequest.newBuilder()
        .setAppId(APP)
        .setMethod(
            delivery.verification()
                ? HandlePushRequest.Method.METHOD_GET
                : HandlePushRequest.Method.METHOD_POST)
        .setQuery(delivery.query());
  }

  private static Stream<WireMethod<?>> pushes() {
    return Stream.of(
        new WireMethod<>(
            "HandlePush",
            running ->
                handing(
                        running.passport.pushes.of(
                            new PushEvent.Other("key"), running.clock.instant()))
                    .build(),
            (running, request) -> running.privacy.handlePush(request)),
        new WireMethod<>(
            "SealReply",
            _ ->
                SealReplyRequest.newBuilder()
                    .setAppId(APP)
                    .setReply("{}")
                    .setFormat(PushFormat.PUSH_FORMAT_JSON)
                    .setNonce("nonce")
                    .build(),
            (running, request) -> running.privacy.sealReply(request)));
  }

  private static Stream<WireMethod<?>> personal() {
    return Stream.of(
        new WireMethod<>(
            "ExportMyData",
            running ->
                ExportMyDataRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.privacy.exportMyData(request)),
        new WireMethod<>(
            "EraseMyData",
            running ->
                EraseMyDataRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setReach(EraseMyDataRequest.Reach.REACH_APP)
                    .build(),
            (running, request) -> running.privacy.eraseMyData(request)));
  }
}
