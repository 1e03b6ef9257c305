package dev.minipassport.grpc.service;

import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Rotation;
import dev.minipassport.session.SessionList;
import dev.minipassport.session.Validation;
import dev.minipassport.v1.ListSessionsResponse;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.ValidateSessionResponse;

/// Translates to the wire what came of checking, rotating and listing sessions.
final class SessionAnswers {
  static final ValidateSessionResponse MALFORMED_AT_VALIDATION =
      ValidateSessionResponse.newBuilder().setNotValid(Wire.MALFORMED).build();

  private SessionAnswers() {}

  static ValidateSessionResponse of(Validation outcome) {
    var response = ValidateSessionResponse.newBuilder();
    return switch (outcome) {
      case Validation.Valid valid ->
          response
              .setValid(
                  ValidateSessionResponse.Valid.newBuilder()
                      .setSession(Wire.session(valid.session(), valid.expiresAt()))
                      .setRotateDue(valid.rotateDue()))
              .build();
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }

  static RotateSessionResponse of(Rotation outcome) {
    var response = RotateSessionResponse.newBuilder();
    return switch (outcome) {
      case Rotation.Rotated rotated ->
          response
              .setRotated(
                  RotateSessionResponse.Rotated.newBuilder()
                      .setSessionToken(rotated.successor().reveal())
                      .setSession(Wire.session(rotated.session(), rotated.expiresAt())))
              .build();
      case Rotation.NotDue notDue -> response.setNotDue(notDue(notDue)).build();
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }

  private static RotateSessionResponse.NotDue notDue(Rotation.NotDue notDue) {
    return notDue
        .dueAt()
        .map(at -> RotateSessionResponse.NotDue.newBuilder().setDueAt(Wire.timestamp(at)).build())
        .orElse(RotateSessionResponse.NotDue.getDefaultInstance());
  }

  static ListSessionsResponse of(SessionList outcome) {
    var response = ListSessionsResponse.newBuilder();
    return switch (outcome) {
      case SessionList.Listed listed -> {
        var list = ListSessionsResponse.SessionList.newBuilder();
        listed.entries().forEach(entry -> list.addSessions(listed(entry)));
        yield response.setList(list).build();
      }
      case NotValid refused -> response.setNotValid(Wire.notValid(refused)).build();
    };
  }

  private static ListSessionsResponse.ListedSession listed(SessionList.Entry entry) {
    var session = entry.session();
    var listed =
        ListSessionsResponse.ListedSession.newBuilder()
            .setSessionId(session.id().toString())
            .setCreatedAt(Wire.timestamp(session.createdAt()))
            .setLastSeenAt(Wire.timestamp(session.lastSeenAt()))
            .setLoggedInAt(Wire.timestamp(session.loggedInAt()))
            .setExpiresAt(Wire.timestamp(entry.expiresAt()))
            .setCurrent(entry.current());
    session.device().ifPresent(device -> listed.setDeviceLabel(device.text()));
    return listed.build();
  }
}
