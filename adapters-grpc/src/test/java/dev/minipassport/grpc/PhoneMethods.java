package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;

import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.ReadPhoneRequest;
import dev.minipassport.v1.UnbindPhoneRequest;
import java.util.stream.Stream;

/// The methods of `PhoneService`, and requests for them.
final class PhoneMethods {
  private PhoneMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.of(
        new WireMethod<>(
            "BindPhone",
            running ->
                BindPhoneRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setPurposeId(PURPOSE)
                    .setCode("code")
                    .build(),
            (running, request) -> running.phones.bindPhone(request)),
        new WireMethod<>(
            "ReadPhone",
            running ->
                ReadPhoneRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.phones.readPhone(request)),
        new WireMethod<>(
            "UnbindPhone",
            running ->
                UnbindPhoneRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.phones.unbindPhone(request)));
  }
}
