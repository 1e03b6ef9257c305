package dev.minipassport.grpc.service;

import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.session.NamedRevocation;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Revocation;
import dev.minipassport.v1.RevokeAllSessionsResponse;
import dev.minipassport.v1.RevokeOtherSessionsResponse;
import dev.minipassport.v1.RevokeSessionResponse;
import dev.minipassport.v1.Revoked;

/// Translates to the wire what came of ending sessions.
final class RevocationAnswers {
  private RevocationAnswers() {}

  static RevokeSessionResponse one(NamedRevocation outcome) {
    var response = RevokeSessionResponse.newBuilder();
    return switch (outcome) {
      case Revocation.Revoked _ -> response.setRevoked(Revoked.getDefaultInstance()).build();
      case NamedRevocation.NoSuchSession _ ->
          response
              .setNoSuchSession(RevokeSessionResponse.NoSuchSession.getDefaultInstance())
              .build();
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }

  static RevokeOtherSessionsResponse others(Revocation outcome) {
    var response = RevokeOtherSessionsResponse.newBuilder();
    return switch (outcome) {
      case Revocation.Revoked _ -> response.setRevoked(Revoked.getDefaultInstance()).build();
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }

  static RevokeAllSessionsResponse all(Revocation outcome) {
    var response = RevokeAllSessionsResponse.newBuilder();
    return switch (outcome) {
      case Revocation.Revoked _ -> response.setRevoked(Revoked.getDefaultInstance()).build();
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }
}
