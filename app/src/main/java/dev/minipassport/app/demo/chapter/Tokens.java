package dev.minipassport.app.demo.chapter;

import dev.minipassport.v1.SignedIn;

/// The tokens that the devices of the story hold, from one chapter to the next.
public final class Tokens {
  private String phone = "";
  private String tablet = "";
  private String openId = "";

  String phone() {
    return phone;
  }

  String tablet() {
    return tablet;
  }

  String openId() {
    return openId;
  }

  void phoneHolds(SignedIn signedIn) {
    phone = signedIn.getSessionToken();
    openId = signedIn.getSession().getOpenId();
  }

  void phoneHolds(String token) {
    phone = token;
  }

  void tabletHolds(SignedIn signedIn) {
    tablet = signedIn.getSessionToken();
  }
}
