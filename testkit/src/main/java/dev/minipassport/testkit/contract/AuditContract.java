package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every implementation of `Audit` does.
public abstract class AuditContract extends StoreContract {

  @Test
  void atFirstNobodyDidAnything() {
    passport.signIn(ALICE);

    assertThat(store.audit().newest(10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aLineIsReadAsItWasWritten(Action action) {
    var note =
        new Note(
            action, "spiffe://ops", "Olga 欧", "ticket \"7\", '8'", clock.instant().plusMillis(7));

    store.audit().write(note, "wx1111111111111111");

    assertThat(store.audit().newest(1)).containsExactly(new Line(note, "wx1111111111111111"));
  }

  @Test
  void theNewestComeFirst() {
    store.audit().write(passport.note(Action.LOOK_UP), "first");
    store.audit().write(passport.note(Action.LIST_REVIEWS), "second");
    clock.advance(Duration.ofSeconds(1));
    store.audit().write(passport.note(Action.READ_AUDIT), "third");

    assertThat(store.audit().newest(10))
        .extracting(Line::subject)
        .containsExactly("third", "second", "first");
    assertThat(store.audit().newest(2))
        .extracting(Line::subject)
        .containsExactly("third", "second");
  }
}
