package dev.minipassport.phone;

import dev.minipassport.consent.Passage;
import dev.minipassport.identity.App;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.session.Session;
import java.time.Instant;

/// Somebody says that a number is theirs.
///
/// @param at when they said so; what their login is good for is judged by this instant
record PhoneClaim(App app, Session.Live session, Passage passage, PhonePolicy policy, Instant at) {
  Identity person() {
    return session.identity();
  }

  boolean fresh() {
    return FreshLogin.of(session, at);
  }
}
