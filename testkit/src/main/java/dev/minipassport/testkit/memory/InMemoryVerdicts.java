package dev.minipassport.testkit.memory;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryVerdicts implements Verdicts {
  private record CheckKey(AppId app, CheckId check) {}

  private final State state;
  private final Map<CheckKey, Verdict> verdicts = new HashMap<>();

  InMemoryVerdicts(State state) {
    this.state = state;
  }

  @Override
  public void keep(AppId app, CheckId check, Verdict verdict, Instant at) {
    synchronized (state) {
      verdicts.put(new CheckKey(app, check), verdict);
    }
  }

  Optional<Verdict> of(AppId app, CheckId check) {
    synchronized (state) {
      return Optional.ofNullable(verdicts.get(new CheckKey(app, check)));
    }
  }

  @Override
  public Optional<Identity> waiting(AppId app, CheckId check) {
    synchronized (state) {
      return state.identities.values().stream()
          .filter(identity -> identity.app().equals(app))
          .filter(identity -> waits(identity, check))
          .findFirst();
    }
  }

  private boolean waits(Identity identity, CheckId check) {
    return state.profiles.getOrDefault(identity.id(), Profile.EMPTY).values().values().stream()
        .anyMatch(held -> held.clearance().equals(new Clearance.Awaited(check)));
  }
}
