package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.privacy.PushMemory.Seen;
import dev.minipassport.purpose.TextHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `PushMemory` does.
public abstract class PushMemoryContract extends StoreContract {
  private static final TextHash SEAL = TextHash.of("seal");
  private static final TextHash PUSH = TextHash.of("push");

  private Seen see(AppId app, TextHash seal, TextHash push) {
    return store.pushMemory().see(app, seal, push, clock.instant());
  }

  @Test
  void whatComesAgainIsKnownAgain() {
    assertThat(see(APP, SEAL, PUSH)).isEqualTo(Seen.FIRST);
    assertThat(see(APP, SEAL, PUSH)).isEqualTo(Seen.AGAIN);
    assertThat(see(APP, SEAL, PUSH)).isEqualTo(Seen.AGAIN);
  }

  @Test
  void somethingElseUnderTheSameSealIsToldApartAndNotRemembered() {
    see(APP, SEAL, PUSH);

    assertThat(see(APP, SEAL, TextHash.of("forged"))).isEqualTo(Seen.OTHER);
    assertThat(see(APP, SEAL, TextHash.of("forged"))).isEqualTo(Seen.OTHER);
    assertThat(see(APP, SEAL, PUSH)).isEqualTo(Seen.AGAIN);
  }

  @Test
  void anotherSealOrAnotherAppIsAnotherPush() {
    see(APP, SEAL, PUSH);

    assertThat(see(APP, TextHash.of("another seal"), PUSH)).isEqualTo(Seen.FIRST);
    assertThat(see(OTHER_APP, SEAL, TextHash.of("another"))).isEqualTo(Seen.FIRST);
  }

  @Test
  void itIsRememberedForAWeek() {
    see(APP, SEAL, PUSH);

    clock.advance(PushMemory.KEPT.minus(Duration.ofMillis(1)));

    assertThat(see(APP, SEAL, PUSH)).isEqualTo(Seen.AGAIN);
  }

  @Test
  void ofManyAtOnceOneIsTheFirst() throws Exception {
    Callable<Seen> call = () -> see(APP, SEAL, PUSH);
    List<Seen> seen = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(Collections.nCopies(8, call))) {
        seen.add(result.get());
      }
    }

    assertThat(seen).containsOnlyOnce(Seen.FIRST).contains(Seen.AGAIN).doesNotContain(Seen.OTHER);
  }
}
