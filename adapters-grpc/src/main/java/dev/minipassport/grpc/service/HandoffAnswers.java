package dev.minipassport.grpc.service;

import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.handoff.Handoff;
import dev.minipassport.handoff.Redemption;
import dev.minipassport.v1.IssueHandoffResponse;
import dev.minipassport.v1.RedeemHandoffResponse;

/// Translates to the wire what came of handing a sign-in over.
final class HandoffAnswers {
  static final RedeemHandoffResponse REJECTED =
      RedeemHandoffResponse.newBuilder()
          .setTicketRejected(RedeemHandoffResponse.TicketRejected.getDefaultInstance())
          .build();

  private HandoffAnswers() {}

  static IssueHandoffResponse of(Handoff outcome) {
    var response = IssueHandoffResponse.newBuilder();
    return switch (outcome) {
      case Handoff.Issued issued ->
          response
              .setIssued(
                  IssueHandoffResponse.Issued.newBuilder()
                      .setTicket(issued.ticket().reveal())
                      .setExpiresAt(Wire.timestamp(issued.expiresAt())))
              .build();
      case Handoff.AlreadyHandedOver _ ->
          response
              .setAlreadyHandedOver(IssueHandoffResponse.AlreadyHandedOver.getDefaultInstance())
              .build();
      case Handoff.NotSignedIn refused ->
          response.setNotValid(Wire.notValid(refused.why())).build();
    };
  }

  static RedeemHandoffResponse of(Redemption outcome) {
    return switch (outcome) {
      case Redemption.Redeemed redeemed ->
          RedeemHandoffResponse.newBuilder()
              .setRedeemed(
                  RedeemHandoffResponse.Redeemed.newBuilder()
                      .setSessionToken(redeemed.token().reveal())
                      .setSession(Wire.session(redeemed.session(), redeemed.expiresAt())))
              .build();
      case Redemption.TicketRejected _ -> REJECTED;
    };
  }
}
