package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedKeys;
import dev.minipassport.v1.CheckSessionKeyRequest;
import dev.minipassport.v1.CheckSessionKeyResponse;
import dev.minipassport.v1.ClientCiphertext;
import dev.minipassport.v1.DecryptFromClientRequest;
import dev.minipassport.v1.DecryptFromClientResponse;
import dev.minipassport.v1.EncryptForClientRequest;
import dev.minipassport.v1.EncryptForClientResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.ResetSessionKeyRequest;
import dev.minipassport.v1.ResetSessionKeyResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeysOnTheWireTest {
  private static final ByteString PLAIN =
      ByteString.copyFromUtf8("a message of at least twenty-eight bytes");

  private final Running running = new Running();
  private final String token = WireMethod.token(running);

  @AfterEach
  void stop() {
    running.close();
  }

  private CheckSessionKeyResponse checks() {
    return running.userData.checkSessionKey(
        CheckSessionKeyRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private ResetSessionKeyResponse resets() {
    return running.userData.resetSessionKey(
        ResetSessionKeyRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private EncryptForClientResponse encrypts() {
    return running.userData.encryptForClient(
        EncryptForClientRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(token)
            .setPlaintext(PLAIN)
            .build());
  }

  private DecryptFromClientResponse decrypts(ClientCiphertext encrypted) {
    return running.userData.decryptFromClient(
        DecryptFromClientRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(token)
            .setEncrypted(encrypted)
            .build());
  }

  @Test
  void aKeyHoldsAndIsReplaced() {
    assertThat(checks().hasHolds()).isTrue();
    assertThat(resets().hasReset()).isTrue();
  }

  @Test
  void aResetOfWhichNothingIsKnownAsksForALogin() {
    running.passport.keys.fallSilent();

    assertThat(resets().hasLogInAgain()).isTrue();
  }

  @Test
  void whatIsEncryptedForAClientComesBackFromIt() {
    ClientCiphertext encrypted = encrypts().getEncrypted();

    assertThat(encrypted.getKeyVersion()).isEqualTo(ScriptedKeys.VERSION);
    assertThat(encrypted.getSealed()).isNotEqualTo(PLAIN);
    assertThat(decrypts(encrypted).getDecrypted().getPlaintext()).isEqualTo(PLAIN);
  }

  @Test
  void aKeyThatIsGoneIsSaid() {
    ClientCiphertext encrypted = encrypts().getEncrypted();

    assertThat(decrypts(encrypted.toBuilder().setKeyVersion(1).build()).hasKeyGone()).isTrue();
  }

  @Test
  void withAnOutdatedSessionKeyEverythingAsksForALogin() {
    ClientCiphertext encrypted = encrypts().getEncrypted();
    running.passport.keys.expire();

    assertThat(checks().hasLogInAgain()).isTrue();
    assertThat(resets().hasLogInAgain()).isTrue();
    assertThat(encrypts().hasLogInAgain()).isTrue();
    assertThat(decrypts(encrypted).hasLogInAgain()).isTrue();
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefusedEverywhere() {
    ClientCiphertext encrypted = encrypts().getEncrypted();
    running.passport.revoke.revoke(
        Passport.APP, dev.minipassport.token.SessionToken.parse(token).orElseThrow());

    assertThat(checks().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(resets().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(encrypts().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(decrypts(encrypted).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
