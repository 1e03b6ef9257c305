package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.testkit.APurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// What the contracts of dossiers share: something to say, something to hold, and the phrases they
/// speak in.
abstract class DossierContract extends StoreContract {
  static final PurposeId PROFILE = new PurposeId("profile");
  static final SubjectId FRESH = new SubjectId(new UUID(1, 2));
  static final SubjectId OTHER = new SubjectId(new UUID(3, 4));
  static final String PICTURE = "https://cdn.example.com/a.png";
  static final UnionId ALICE_EVERYWHERE = new UnionId("uAlice");

  final Identity alice() {
    return passport.signIn(ALICE).session().identity();
  }

  final Identity bob() {
    return passport.signIn(BOB).session().identity();
  }

  /// Alice, in an app that has the owner of all.
  final SignedIn inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return passport.signIn(app, ALICE, ALICE_EVERYWHERE);
  }

  final void seed(AppId app, APurpose purpose) {
    var _ = store.purposes().seed(app, List.of(purpose.made()));
  }

  final Dossier read(Identity person) {
    return store.dossiers().of(person, OTHER);
  }

  final Matter matter() {
    return Matter.of(FRESH, clock.instant());
  }

  /// With a subject that nobody else has.
  final Matter matterOf(Identity person) {
    return Matter.of(new SubjectId(person.id().value()), clock.instant());
  }

  final <T> T revise(Identity person, Rule<T> rule) {
    return store.dossiers().revise(person, matterOf(person), rule);
  }

  /// The dossier as it was written.
  final Dossier write(Identity person, UnaryOperator<Dossier> change) {
    return revise(
        person,
        dossier -> {
          Dossier next = change.apply(dossier);
          return Revision.to(next, next);
        });
  }

  final Statement said(Decision decision) {
    return new Statement(
        APP,
        PROFILE,
        3,
        TextHash.of("words"),
        APurpose.CHINESE,
        Set.of(DataCategory.NICKNAME, DataCategory.REGION),
        true,
        true,
        decision,
        Surface.WECHAT_POPUP,
        Optional.of(Platform.OHOS),
        Optional.of(LibraryVersion.of("2.27.1")),
        clock.instant().plusMillis(7),
        new RequestId("request-1"),
        Cause.PERSON);
  }

  final Held held(ProfileValue value) {
    return held(value, Clearance.clear());
  }

  final Held held(ProfileValue value, Clearance clearance) {
    Optional<Instant> kept = Optional.of(clock.instant().plus(Duration.ofDays(9)));
    return new Held(
        value, Provenance.SIGNED, PROFILE, clock.instant().plusMillis(3), kept, clearance);
  }

  final List<Kind> kinds(AppId app) {
    return store.changes().after(app, 0, 1000).stream().map(Change::kind).toList();
  }

  static <T> void allAtOnce(int times, Callable<T> call) throws Exception {
    allAtOnce(Collections.nCopies(times, call));
  }

  static <T> List<T> allAtOnce(List<Callable<T>> calls) throws Exception {
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
    }
    return results;
  }
}
