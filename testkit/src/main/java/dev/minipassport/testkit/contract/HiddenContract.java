package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.content.CheckId;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Identity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does with values that may not be shown yet.
public abstract class HiddenContract extends DossierContract {
  private static final CheckId CHECK = new CheckId("check-1");

  private Held hide(Identity person, Held held) {
    write(person, dossier -> dossier.with(dossier.profile().with(held)));
    return held;
  }

  private Held doubtful(String nickname) {
    return held(new Nickname(nickname), new Clearance.Doubtful());
  }

  private Held awaited() {
    return held(new AvatarUrl(PICTURE), new Clearance.Awaited(CHECK));
  }

  @Test
  void howAValueIsJudgedIsReadAsItWasWritten() {
    Identity alice = alice();
    Held nickname = hide(alice, doubtful("Alice"));
    Held picture = hide(alice, awaited());

    assertThat(read(alice).profile().values().values())
        .containsExactlyInAnyOrder(nickname, picture);
  }

  @Test
  void aVerdictOnItIsWrittenAndToldOf() {
    Identity alice = alice();
    Held picture = hide(alice, awaited());

    write(
        alice,
        dossier -> dossier.with(dossier.profile().judged(picture, new Clearance.Doubtful())));
    assertThat(kinds(APP)).isEmpty();
    assertThat(store.dossiers().hidden(APP, 10))
        .containsExactly(new Hidden(alice, picture.judged(new Clearance.Doubtful())));

    write(alice, dossier -> dossier.with(dossier.profile().judged(picture, Clearance.clear())));
    assertThat(kinds(APP)).containsExactly(Kind.MODERATED);
    assertThat(store.dossiers().hidden(APP, 10)).isEmpty();
    assertThat(read(alice).profile().values().values())
        .containsExactly(picture.judged(Clearance.clear()));
  }

  @Test
  void whatIsHiddenIsListedLongestHeldFirst() {
    Identity alice = alice();
    Identity bob = bob();
    Held second = doubtful("Bob");
    clock.advance(Duration.ofMinutes(-1));
    Held first = awaited();
    clock.advance(Duration.ofMinutes(2));
    Held third = doubtful("Alice");
    hide(alice, third);
    hide(bob, second);
    hide(alice, first);

    assertThat(store.dossiers().hidden(APP, 10))
        .containsExactly(
            new Hidden(alice, first), new Hidden(bob, second), new Hidden(alice, third));
    assertThat(store.dossiers().hidden(APP, 2)).hasSize(2);
    assertThat(store.dossiers().hidden(OTHER_APP, 10)).isEmpty();
  }

  @Test
  void whatIsShownOrGoneIsNotListed() {
    Identity alice = alice();
    hide(alice, held(new Nickname("Alice")));
    hide(alice, awaited());

    write(alice, dossier -> dossier.with(Profile.EMPTY.with(held(new Nickname("Alice")))));

    assertThat(store.dossiers().hidden(APP, 10)).isEmpty();
  }

  @Test
  void whatAnOperatorWritesStandsInTheAuditAndWhatTheyDeclineDoesNot() {
    Identity alice = alice();
    Note note = passport.note(Action.CLEAR_REVIEW);

    boolean _ =
        store
            .dossiers()
            .revise(alice, matterOf(alice).of(note), dossier -> Revision.unchanged(true));
    assertThat(store.audit().newest(10)).isEmpty();

    boolean _ =
        store
            .dossiers()
            .revise(alice, matterOf(alice).of(note), dossier -> Revision.to(dossier, true));
    assertThat(store.audit().newest(10))
        .isEqualTo(List.of(new Audit.Line(note, alice.id().toString())));
  }
}
