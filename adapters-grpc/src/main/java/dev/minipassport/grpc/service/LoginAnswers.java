package dev.minipassport.grpc.service;

import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.login.Login;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.v1.AccountSuspended;
import dev.minipassport.v1.BlockedByWeChat;
import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.SessionLimitReached;
import dev.minipassport.v1.SignedIn;

/// Translates login outcomes to the wire. There is no `default`: a new outcome does not compile
/// until it has a place in the proto.
final class LoginAnswers {
  private LoginAnswers() {}

  static LoginResponse of(Login outcome) {
    var response = LoginResponse.newBuilder();
    return switch (outcome) {
      case Login.SignedIn signedIn -> response.setSignedIn(signedIn(signedIn)).build();
      case Login.CodeRejected rejected -> response.setCodeRejected(rejected(rejected)).build();
      case Login.BlockedByWeChat _ ->
          response.setBlockedByWechat(BlockedByWeChat.getDefaultInstance()).build();
      case Login.AccountSuspended _ ->
          response.setAccountSuspended(AccountSuspended.getDefaultInstance()).build();
      case Login.SessionLimitReached _ ->
          response.setSessionLimitReached(SessionLimitReached.getDefaultInstance()).build();
    };
  }

  private static SignedIn signedIn(Login.SignedIn signedIn) {
    return SignedIn.newBuilder()
        .setSessionToken(signedIn.token().reveal())
        .setSession(Wire.session(signedIn.session(), signedIn.expiresAt()))
        .setFirstLogin(signedIn.facts().firstLogin())
        .setContinued(signedIn.facts().continued())
        .setLinkage(linkage(signedIn.facts().linkage()))
        .build();
  }

  private static SignedIn.Linkage linkage(LoginFacts.Linkage linkage) {
    return switch (linkage) {
      case UNCHANGED -> SignedIn.Linkage.LINKAGE_UNCHANGED;
      case LINKED -> SignedIn.Linkage.LINKAGE_LINKED;
      case UNION_ID_DIFFERS -> SignedIn.Linkage.LINKAGE_UNION_ID_DIFFERS;
      case ACCOUNTS_CONFLICT -> SignedIn.Linkage.LINKAGE_ACCOUNTS_CONFLICT;
    };
  }

  private static CodeRejected rejected(Login.CodeRejected rejected) {
    return CodeRejected.newBuilder()
        .setReason(
            switch (rejected.reason()) {
              case EXPIRED -> CodeRejected.Reason.REASON_EXPIRED;
              case USED -> CodeRejected.Reason.REASON_USED;
              case MOCK -> CodeRejected.Reason.REASON_MOCK;
              case EXCHANGE_UNKNOWN -> CodeRejected.Reason.REASON_EXCHANGE_UNKNOWN;
            })
        .setWaitBeforeLogin(Wire.duration(rejected.waitBeforeLogin()))
        .build();
  }
}
