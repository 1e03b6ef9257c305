package dev.minipassport.storage;

import static dev.minipassport.storage.Said.GREETING;
import static dev.minipassport.storage.Said.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Matter;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.Logins;
import dev.minipassport.operation.People.Query;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A database without its tables: every method of every port says that the store is unavailable.
public abstract class NothingFailsOpen {
  private static final TokenDigest SOME = new TokenDigest(1, 2, 3, 4);
  private static final Set<String> NEED_NO_STORE =
      Set.of(
          "Sessions.seen",
          "Sessions.findWarm",
          "ReplaySeal.seal",
          "ReplaySeal.open",
          "OpaqueSeal.seal",
          "OpaqueSeal.open",
          "ReceiptSigner.sign",
          "ReceiptSigner.keys",
          "ReceiptSigner.receipt");

  private final TestClock clock = new TestClock();
  private Optional<ServedPorts> opened = Optional.empty();

  /// A new store without a cache.
  protected abstract ServedPorts bare(TestClock clock);

  /// A new store behind a cache.
  protected abstract ServedPorts cached(TestClock clock);

  /// Of the store that was opened last.
  protected abstract void dropTables();

  @AfterEach
  protected void close() {
    opened.ifPresent(ServedPorts::close);
  }

  private ServedPorts opened(ServedPorts store) {
    opened = Optional.of(store);
    return store;
  }

  @TestFactory
  Stream<DynamicTest> onTheBareStore() {
    return through(opened(bare(clock)));
  }

  @TestFactory
  Stream<DynamicTest> behindTheCache() {
    return through(opened(cached(clock)));
  }

  private Stream<DynamicTest> through(ServedPorts store) {
    SignedIn alice = new Passport(store, clock).signIn(Passport.ALICE);
    dropTables();
    return calls(store.ports(), alice.session())
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.name(),
                    () ->
                        assertThatThrownBy(call.code())
                            .isInstanceOf(Unavailable.class)
                            .hasMessageStartingWith("The session store does not answer")));
  }

  private record Call(String name, ThrowingCallable code) {}

  private Stream<Call> calls(StorePorts ports, Session.Live alice) {
    Instant now = clock.instant();
    var sessions = ports.sessions();
    var next = alice.withToken(SOME, now);
    var replay = new SealedToken(new byte[1]);
    var account = alice.identity().account();
    var note = new Note(Action.SUSPEND, "test", "olga", "ticket 7", now);
    var key = ScriptedExchange.sessionKey(1);
    var check = new CheckId("check-1");
    var hash = TextHash.of("a push");
    var app = new App(Passport.APP, Optional.empty());
    var secret = new AppSecret("a secret");
    return Stream.of(
        new Call("Sessions.findBy", () -> sessions.findBy(SOME)),
        new Call("Sessions.reread", () -> sessions.reread(SOME)),
        new Call("Sessions.of", () -> sessions.of(alice.identity())),
        new Call("Sessions.presented", () -> sessions.presented(alice, now)),
        new Call("Sessions.trade", () -> sessions.trade(alice, next, replay, now)),
        new Call("Sessions.end", () -> sessions.end(alice, EndReason.REVOKED, now)),
        new Call("Sessions.endOne", () -> sessions.endOne(alice.identity(), alice.id(), now)),
        new Call("Sessions.endAll", () -> sessions.endAll(alice.identity(), now)),
        new Call("Sessions.endOthers", () -> sessions.endOthers(alice, now)),
        new Call("Logins.complete", () -> ports.logins().complete(arrival(alice), neverAsked())),
        new Call("LoginCodes.claim", () -> ports.loginCodes().claim(SOME, now, now, now)),
        new Call("LoginCodes.look", () -> ports.loginCodes().look(SOME, now)),
        new Call("LoginCodes.release", () -> ports.loginCodes().release(SOME)),
        new Call("LoginCodes.spend", () -> ports.loginCodes().spend(SOME)),
        new Call("SessionKeys.of", () -> ports.sessionKeys().of(alice.identity(), now)),
        new Call("SessionKeys.current", () -> ports.sessionKeys().current(alice.identity())),
        new Call(
            "SessionKeys.replace", () -> ports.sessionKeys().replace(alice.identity(), key, key)),
        new Call("SessionKeys.drop", () -> ports.sessionKeys().drop(alice.identity(), key)),
        new Call("Handoffs.issue", () -> ports.handoffs().issue(SOME, alice, now)),
        new Call(
            "Handoffs.redeem",
            () -> ports.handoffs().redeem(SOME, Passport.APP, now, (_, _) -> Optional.empty())),
        new Call("Accounts.find", () -> ports.accounts().find(account)),
        new Call("Accounts.suspend", () -> ports.accounts().suspend(account, note)),
        new Call("Accounts.resume", () -> ports.accounts().resume(account, note)),
        new Call("Accounts.conflicts", () -> ports.accounts().conflicts(Passport.APP, 1)),
        new Call(
            "Accounts.settle",
            () -> ports.accounts().settle(account, account, Settlement.LINK, note)),
        new Call("Changes.after", () -> ports.changes().after(Passport.APP, 0, 1)),
        new Call("Purposes.seed", () -> ports.purposes().seed(Passport.APP, List.of())),
        new Call("Purposes.current", () -> ports.purposes().current(Passport.APP)),
        new Call("Purposes.version", () -> ports.purposes().version(Passport.APP, GREETING, 1)),
        new Call("Dossiers.of", () -> ports.dossiers().of(alice.identity(), SUBJECT)),
        new Call("Dossiers.revise", () -> revise(ports.dossiers(), alice.identity(), now)),
        new Call("Dossiers.orphans", () -> ports.dossiers().orphans(Passport.APP, 0, 1)),
        new Call("Dossiers.hidden", () -> ports.dossiers().hidden(Passport.APP, 1)),
        new Call(
            "Dossiers.forget",
            () ->
                ports
                    .dossiers()
                    .forget(
                        alice.identity(),
                        Reach.OWNER,
                        Matter.of(SUBJECT, now),
                        _ -> Optional.empty())),
        new Call(
            "Verdicts.keep", () -> ports.verdicts().keep(Passport.APP, check, Verdict.PASS, now)),
        new Call("Verdicts.waiting", () -> ports.verdicts().waiting(Passport.APP, check)),
        new Call("PushMemory.see", () -> ports.pushMemory().see(Passport.APP, hash, hash, now)),
        new Call(
            "Identities.find",
            () -> ports.identities().find(Passport.APP, alice.identity().openId())),
        new Call("People.find", () -> ports.people().find(new Query.ByAccount(account), note)),
        new Call("Audit.write", () -> ports.audit().write(note, "nobody")),
        new Call("Audit.newest", () -> ports.audit().newest(1)),
        new Call("AppRegistry.all", () -> ports.appRegistry().all()),
        new Call("AppRegistry.add", () -> ports.appRegistry().add(app, secret, note)),
        new Call("AppRegistry.serve", () -> ports.appRegistry().serve(app.id(), true, note)),
        new Call(
            "AppRegistry.rotate", () -> ports.appRegistry().rotate(app.id(), secret, now, note)));
  }

  private static void revise(Dossiers dossiers, Identity identity, Instant now) {
    var _ =
        dossiers.revise(
            identity,
            Matter.of(SUBJECT, now),
            _ -> {
              throw new AssertionError("something was known without a store");
            });
  }

  private Arrival arrival(Session.Live alice) {
    return new Arrival(
        new App(Passport.APP, Optional.empty()),
        alice.identity().openId(),
        Optional.empty(),
        ScriptedExchange.sessionKey(1),
        SOME,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Arrival.FreshIds(
            alice.identity().id(), alice.identity().account(), new SessionId(new UUID(0, 1))),
        clock.instant());
  }

  private static Logins.Rule neverAsked() {
    return _ -> {
      throw new AssertionError("something was known without a store");
    };
  }

  /// `seen` may be lost, `findWarm` asks nothing but memory, and keys need no database.
  @Test
  void noMethodOfAPortIsForgottenHere() {
    ServedPorts store = opened(bare(clock));
    SignedIn alice = new Passport(store, clock).signIn(Passport.ALICE);
    Set<String> asked =
        calls(store.ports(), alice.session()).map(Call::name).collect(Collectors.toSet());

    assertThat(methodsOfPorts())
        .filteredOn(method -> !NEED_NO_STORE.contains(method))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private static Set<String> methodsOfPorts() {
    return Arrays.stream(StorePorts.class.getRecordComponents())
        .map(RecordComponent::getType)
        .filter(Class::isInterface)
        .flatMap(port -> Arrays.stream(port.getMethods()))
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .collect(Collectors.toSet());
  }

  /// Nothing was revoked, so what is warm stays true; whatever asks further finds out.
  @Test
  void whatIsWarmIsAnsweredFromMemoryAndStaysWarmUntilAWriteIsAcknowledged() {
    ServedPorts store = opened(cached(clock));
    StorePorts ports = store.ports();
    var passport = new Passport(store, clock);
    SignedIn alice = passport.signIn(Passport.ALICE);
    var digest = alice.token().digest();
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(passport.admits(alice.token())).isTrue();
    dropTables();

    assertThat(passport.admits(alice.token())).isTrue();
    assertThatThrownBy(() -> ports.sessions().reread(digest)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> passport.revoke.revokeAll(Passport.APP, alice.token()))
        .isInstanceOf(Unavailable.class);
    assertThat(ports.sessions().findWarm(digest)).isPresent();
  }
}
