package dev.minipassport.phone;

import dev.minipassport.consent.Passage;
import dev.minipassport.identity.App;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.session.Session;
import java.time.Instant;

/// Somebody says that a number is theirs.
record PhoneClaim(App app, Session.Live session, Passage passage, PhonePolicy policy) {
  Identity person() {
    return session.identity();
  }

  boolean freshAt(Instant now) {
    return FreshLogin.of(session, now);
  }
}
