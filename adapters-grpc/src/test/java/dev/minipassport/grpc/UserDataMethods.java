package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;

import com.google.protobuf.ByteString;
import dev.minipassport.v1.CheckSessionKeyRequest;
import dev.minipassport.v1.ClientCiphertext;
import dev.minipassport.v1.DecryptFromClientRequest;
import dev.minipassport.v1.EncryptForClientRequest;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.ResetSessionKeyRequest;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.SignedUserData;
import dev.minipassport.v1.VerifyUserDataRequest;
import java.util.stream.Stream;

/// The methods of `UserDataService`, and requests for them.
final class UserDataMethods {
  private UserDataMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.concat(data(), keys());
  }

  private static Stream<WireMethod<?>> data() {
    return Stream.of(
        new WireMethod<>(
            "VerifyUserData",
            running ->
                VerifyUserDataRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setPurposeId(PURPOSE)
                    .setData(SignedUserData.newBuilder().setRawData("{}").setSignature("0"))
                    .build(),
            (running, request) -> running.userData.verifyUserData(request)),
        new WireMethod<>(
            "OpenUserData",
            running ->
                OpenUserDataRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setPurposeId(PURPOSE)
                    .setData(SealedUserData.newBuilder().setEncryptedData("AA==").setIv("AA=="))
                    .build(),
            (running, request) -> running.userData.openUserData(request)));
  }

  private static Stream<WireMethod<?>> keys() {
    return Stream.of(
        new WireMethod<>(
            "CheckSessionKey",
            running ->
                CheckSessionKeyRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.userData.checkSessionKey(request)),
        new WireMethod<>(
            "ResetSessionKey",
            running ->
                ResetSessionKeyRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.userData.resetSessionKey(request)),
        new WireMethod<>(
            "EncryptForClient",
            running ->
                EncryptForClientRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.userData.encryptForClient(request)),
        new WireMethod<>(
            "DecryptFromClient",
            running ->
                DecryptFromClientRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setEncrypted(
                        ClientCiphertext.newBuilder()
                            .setKeyVersion(1)
                            .setSealed(ByteString.copyFrom(new byte[28])))
                    .build(),
            (running, request) -> running.userData.decryptFromClient(request)));
  }
}
