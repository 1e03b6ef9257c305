package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;

import dev.minipassport.v1.EraseProfileRequest;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.ReadProfileRequest;
import java.util.stream.Stream;

/// The methods of `ProfileService`, and requests for them.
final class ProfileMethods {
  private ProfileMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.of(
        new WireMethod<>(
            "FillProfile",
            running ->
                FillProfileRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setPurposeId(PURPOSE)
                    .setForm(FillProfileRequest.Form.newBuilder().setNickname("Ali"))
                    .build(),
            (running, request) -> running.profiles.fillProfile(request)),
        new WireMethod<>(
            "ReadProfile",
            running ->
                ReadProfileRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.profiles.readProfile(request)),
        new WireMethod<>(
            "EraseProfile",
            running ->
                EraseProfileRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.profiles.eraseProfile(request)),
        new WireMethod<>(
            "ListPicturesToDelete",
            _ -> ListPicturesToDeleteRequest.newBuilder().setAppId(APP).build(),
            (running, request) -> running.profiles.listPicturesToDelete(request)));
  }
}
