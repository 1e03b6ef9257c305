package dev.minipassport.storage.sqlite;

import dev.minipassport.identity.OpenId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;

/// Signs people in, and ends every fourth session again, until it is killed. Prints what it was
/// told is done: `login` or `ended`, and the digest of the token.
final class CrashingChild {
  private static final int AT_A_TIME = 8;

  private CrashingChild() {}

  public static void main(String[] arguments) {
    int round = Integer.parseInt(arguments[1]);
    var clock = new TestClock();
    clock.advance(LoginTerms.CODE_MEMORY.multipliedBy(round));
    var store = StoreUnderTest.bare(Path.of(arguments[0]), clock);
    var passport = new Passport(store, clock, clock::advance, new Random(round));
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (int i = 0; i < AT_A_TIME; i++) {
        String name = "oPerson_" + round + "_" + i + "_";
        threads.execute(() -> signIn(store, passport, name));
      }
    }
  }

  private static void signIn(StoreUnderTest store, Passport passport, String name) {
    for (int i = 0; ; i++) {
      SignedIn login = passport.signIn(new OpenId(name + i));
      say("login ", login.token().digest());
      if (i % 4 == 0) {
        store.sessions().end(login.session(), EndReason.REVOKED, passport.clock.instant());
        say("ended ", login.token().digest());
      }
    }
  }

  private static void say(String what, TokenDigest token) {
    System.out.println(what + HexFormat.of().formatHex(token.toBytes()));
  }
}
