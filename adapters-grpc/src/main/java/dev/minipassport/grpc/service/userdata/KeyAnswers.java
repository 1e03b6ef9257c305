package dev.minipassport.grpc.service.userdata;

import com.google.protobuf.ByteString;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.userdata.Decryption;
import dev.minipassport.userdata.Encryption;
import dev.minipassport.userdata.KeyOutcome;
import dev.minipassport.v1.CheckSessionKeyResponse;
import dev.minipassport.v1.ClientCiphertext;
import dev.minipassport.v1.DecryptFromClientResponse;
import dev.minipassport.v1.EncryptForClientResponse;
import dev.minipassport.v1.LogInAgain;
import dev.minipassport.v1.ResetSessionKeyResponse;

/// Translates to the wire what came of session keys, and of what is encrypted with network keys.
final class KeyAnswers {
  private KeyAnswers() {}

  static CheckSessionKeyResponse checked(KeyOutcome outcome) {
    var response = CheckSessionKeyResponse.newBuilder();
    return switch (outcome) {
      case KeyOutcome.Holds _ ->
          response.setHolds(CheckSessionKeyResponse.Holds.getDefaultInstance()).build();
      case KeyOutcome.LogInAgain _ ->
          response.setLogInAgain(LogInAgain.getDefaultInstance()).build();
      case KeyOutcome.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static ResetSessionKeyResponse reset(KeyOutcome outcome) {
    var response = ResetSessionKeyResponse.newBuilder();
    return switch (outcome) {
      case KeyOutcome.Holds _ ->
          response.setReset(ResetSessionKeyResponse.Reset.getDefaultInstance()).build();
      case KeyOutcome.LogInAgain _ ->
          response.setLogInAgain(LogInAgain.getDefaultInstance()).build();
      case KeyOutcome.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static EncryptForClientResponse of(Encryption outcome) {
    var response = EncryptForClientResponse.newBuilder();
    return switch (outcome) {
      case Encryption.Encrypted(var sealed) ->
          response
              .setEncrypted(
                  ClientCiphertext.newBuilder()
                      .setKeyVersion(sealed.version())
                      .setSealed(ByteString.copyFrom(sealed.toBytes())))
              .build();
      case Encryption.LogInAgain _ ->
          response.setLogInAgain(LogInAgain.getDefaultInstance()).build();
      case Encryption.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static DecryptFromClientResponse of(Decryption outcome) {
    var response = DecryptFromClientResponse.newBuilder();
    return switch (outcome) {
      case Decryption.Decrypted(var plain) ->
          response
              .setDecrypted(
                  DecryptFromClientResponse.Decrypted.newBuilder()
                      .setPlaintext(ByteString.copyFrom(plain.toBytes())))
              .build();
      case Decryption.Undecipherable _ ->
          response
              .setUndecipherable(DecryptFromClientResponse.Undecipherable.getDefaultInstance())
              .build();
      case Decryption.KeyGone _ ->
          response.setKeyGone(DecryptFromClientResponse.KeyGone.getDefaultInstance()).build();
      case Decryption.LogInAgain _ ->
          response.setLogInAgain(LogInAgain.getDefaultInstance()).build();
      case Decryption.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }
}
