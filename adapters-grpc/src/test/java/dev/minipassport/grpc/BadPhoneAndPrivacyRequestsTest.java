package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.CheckSessionKeyRequest;
import dev.minipassport.v1.ClientCiphertext;
import dev.minipassport.v1.DecryptFromClientRequest;
import dev.minipassport.v1.EncryptForClientRequest;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.ReadPhoneRequest;
import dev.minipassport.v1.ResetSessionKeyRequest;
import dev.minipassport.v1.SealReplyRequest;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.UnbindPhoneRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadPhoneAndPrivacyRequestsTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    assertThat(running.store.questions()).as("questions that garbage put to the store").isZero();
    running.close();
  }

  private static BindPhoneRequest.Builder binding() {
    return BindPhoneRequest.newBuilder().setAppId(APP).setPurposeId(PURPOSE);
  }

  private Refused binds(BindPhoneRequest.Builder request) {
    return Refused.by(() -> running.phones.bindPhone(request.build()));
  }

  private static HandlePushRequest.Builder handing() {
    return HandlePushRequest.newBuilder()
        .setAppId(APP)
        .setMethod(HandlePushRequest.Method.METHOD_POST)
        .setQuery("query");
  }

  private Refused hands(HandlePushRequest.Builder request) {
    return Refused.by(() -> running.privacy.handlePush(request.build()));
  }

  private Refused decrypts(ClientCiphertext.Builder encrypted) {
    return Refused.by(
        () ->
            running.userData.decryptFromClient(
                DecryptFromClientRequest.newBuilder()
                    .setAppId(APP)
                    .setEncrypted(encrypted)
                    .build()));
  }

  @Test
  void everythingWrongWithABindingIsSaidAtOnce() {
    var refused =
        binds(
            BindPhoneRequest.newBuilder()
                .setPurposeId("Not Fine")
                .setGrant(GrantAlong.newBuilder().setRequestId("short")));

    assertThat(refused.fields())
        .containsExactly("app_id", "purpose_id", "proof", "grant.prompt_id", "grant.request_id");
    assertThat(refused.text()).contains("proof: must be one of code and sealed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "ключ", "line\n"})
  void aCodeIsPrintableAscii(String code) {
    var refused = binds(binding().setCode(code));

    assertThat(refused.fields()).containsExactly("code");
    assertThat(refused.text()).contains("1 to 256 printable ASCII characters");
  }

  @Test
  void whatProvesANumberHasItsBounds() {
    assertThat(binds(binding().setCode("c".repeat(257))).toString()).doesNotContain("cccc");
    assertThat(binds(binding().setSealed(SealedUserData.getDefaultInstance())).fields())
        .containsExactly("sealed.encrypted_data", "sealed.iv");
    assertThat(
            binds(
                    binding()
                        .setSealed(
                            SealedUserData.newBuilder()
                                .setEncryptedData("A".repeat(16_385))
                                .setIv("A".repeat(257))))
                .fields())
        .containsExactly("sealed.encrypted_data", "sealed.iv");
  }

  @Test
  void everythingWrongWithAPushIsSaidAtOnce() {
    assertThat(hands(HandlePushRequest.newBuilder()).fields())
        .containsExactly("app_id", "method", "query");
    assertThat(
            hands(
                    HandlePushRequest.newBuilder()
                        .setMethodValue(99)
                        .setQuery("q".repeat(4097))
                        .setBody(ByteString.copyFrom(new byte[32_769]))
                        .setReceivedAt(Timestamp.newBuilder().setNanos(-1)))
                .fields())
        .containsExactly("app_id", "method", "query", "body", "received_at");
  }

  @Test
  void aVerificationHasNoBody() {
    var refused =
        hands(
            handing()
                .setMethod(HandlePushRequest.Method.METHOD_GET)
                .setBody(ByteString.copyFromUtf8("a body")));

    assertThat(refused.fields()).containsExactly("body");
    assertThat(refused.toString())
        .contains("must be empty for METHOD_GET")
        .doesNotContain("a body");
  }

  @ParameterizedTest
  @CsvSource({
    "-62135596801, 0",
    "253402300800, 0",
    "-9223372036854775808, 0",
    "9223372036854775807, 999999999",
    "0, 1000000000",
  })
  void aMomentIsOneThatATimestampCanName(long seconds, int nanos) {
    var refused =
        hands(handing().setReceivedAt(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos)));

    assertThat(refused.fields()).containsExactly("received_at");
    assertThat(refused.text()).contains("must be a Timestamp of the years 1 to 9999");
  }

  @Test
  void aReplyHasItsBounds() {
    assertThat(
            Refused.by(() -> running.privacy.sealReply(SealReplyRequest.getDefaultInstance()))
                .fields())
        .containsExactly("app_id", "reply", "format", "nonce");
    var refused =
        Refused.by(
            () ->
                running.privacy.sealReply(
                    SealReplyRequest.newBuilder()
                        .setAppId(APP)
                        .setReply("r".repeat(20_481))
                        .setFormatValue(99)
                        .setNonce("n".repeat(129))
                        .build()));
    assertThat(refused.fields()).containsExactly("reply", "format", "nonce");
    assertThat(refused.toString()).doesNotContain("rrrr").doesNotContain("nnnn");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99})
  void anErasureSaysHowFarItReaches(int reach) {
    assertThat(
            Refused.by(
                    () ->
                        running.privacy.eraseMyData(
                            EraseMyDataRequest.newBuilder().setReachValue(reach).build()))
                .fields())
        .containsExactly("app_id", "reach");
  }

  @Test
  void whatTravelsEncryptedHasItsBounds() {
    assertThat(
            Refused.by(
                    () ->
                        running.userData.encryptForClient(
                            EncryptForClientRequest.newBuilder()
                                .setPlaintext(ByteString.copyFrom(new byte[16_385]))
                                .build()))
                .fields())
        .containsExactly("app_id", "plaintext");
    assertThat(
            Refused.by(
                    () ->
                        running.userData.decryptFromClient(
                            DecryptFromClientRequest.getDefaultInstance()))
                .fields())
        .containsExactly("app_id", "encrypted");
    for (int size : new int[] {0, 27, 16_413}) {
      assertThat(
              decrypts(
                      ClientCiphertext.newBuilder()
                          .setKeyVersion(-1)
                          .setSealed(ByteString.copyFrom(new byte[size])))
                  .fields())
          .containsExactly("encrypted.key_version", "encrypted.sealed");
    }
  }

  @Test
  void anAppIsNamedInEveryRequest() {
    assertThat(
            List.of(
                Refused.by(() -> running.phones.readPhone(ReadPhoneRequest.getDefaultInstance())),
                Refused.by(
                    () -> running.phones.unbindPhone(UnbindPhoneRequest.getDefaultInstance())),
                Refused.by(
                    () -> running.privacy.exportMyData(ExportMyDataRequest.getDefaultInstance())),
                Refused.by(
                    () ->
                        running.userData.checkSessionKey(
                            CheckSessionKeyRequest.getDefaultInstance())),
                Refused.by(
                    () ->
                        running.userData.resetSessionKey(
                            ResetSessionKeyRequest.getDefaultInstance()))))
        .extracting(Refused::fields)
        .containsOnly(List.of("app_id"));
  }

  @Test
  void whatIsNoTokenIsMalformedAndAnOutcome() {
    var phones = running.phones;
    var privacy = running.privacy;
    var userData = running.userData;
    var sealed =
        ClientCiphertext.newBuilder().setKeyVersion(1).setSealed(ByteString.copyFrom(new byte[28]));

    assertThat(
            List.of(
                phones.bindPhone(binding().setCode("code").build()).getNotValid(),
                phones.readPhone(ReadPhoneRequest.newBuilder().setAppId(APP).build()).getNotValid(),
                phones
                    .unbindPhone(UnbindPhoneRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                privacy
                    .exportMyData(ExportMyDataRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                privacy
                    .eraseMyData(
                        EraseMyDataRequest.newBuilder()
                            .setAppId(APP)
                            .setReach(EraseMyDataRequest.Reach.REACH_APP)
                            .build())
                    .getNotValid(),
                userData
                    .checkSessionKey(CheckSessionKeyRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                userData
                    .resetSessionKey(ResetSessionKeyRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                userData
                    .encryptForClient(EncryptForClientRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                userData
                    .decryptFromClient(
                        DecryptFromClientRequest.newBuilder()
                            .setAppId(APP)
                            .setEncrypted(sealed)
                            .build())
                    .getNotValid()))
        .extracting(NotValid::getReason)
        .containsOnly(NotValid.Reason.REASON_MALFORMED);
  }
}
