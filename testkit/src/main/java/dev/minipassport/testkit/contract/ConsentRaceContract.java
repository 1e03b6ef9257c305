package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` upholds of consent while everything happens at once.
public abstract class ConsentRaceContract extends DossierContract {
  @Test
  void noDataOutlivesTheConsentItWasCollectedUnderHoweverTheyRace() throws Exception {
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    SignedIn login = passport.signIn(ALICE);
    Visitor alice = Visitor.of(passport, login, "profile");
    for (int round = 0; round < 20; round++) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calls.add(
            () -> alice.fills(Visitor.calledForm("Alice"), alice.prompt(), Visitor.request()));
        calls.add(alice::grants);
        calls.add(() -> alice.fills(Visitor.calledForm("Ali")));
        calls.add(alice::withdraws);
      }
      try (var threads = Executors.newFixedThreadPool(calls.size())) {
        for (var call : threads.invokeAll(calls)) {
          // A prompt may be needless by the time it is asked for.
          try {
            var _ = call.get();
          } catch (ExecutionException e) {
            assertThat(e.getCause()).hasMessageStartingWith("nothing to answer");
          }
        }
      }
      Dossier dossier = read(login.session().identity());
      assertThat(dossier.ledger().verifies()).isTrue();
      boolean granted = alice.stance().stance().grant().isPresent();
      assertThat(dossier.profile().values().isEmpty() || granted).isTrue();
    }
  }
}
