package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Visitor.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does with pictures that nobody shows any more.
public abstract class PicturesContract extends DossierContract {
  @Test
  void picturesThatNobodyShowsAnyMoreAreNamedInOrder() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor alice = Visitor.of(passport, passport.signIn(ALICE), "profile");
    alice.fills(form("Alice", PICTURE), alice.prompt(), Visitor.request());
    alice.fills(form("Alice", "https://cdn.example.com/b.png"));
    alice.fills(form("Alice", "https://wx.qlogo.cn/mmopen/x/0"));
    alice.fills(form("Alice", "https://cdn.example.com/c.png"));
    alice.withdraws();

    List<Orphan> orphans = store.dossiers().orphans(APP, 0, 100);

    assertThat(orphans)
        .extracting(orphan -> orphan.picture().text())
        .containsExactly(PICTURE, "https://cdn.example.com/b.png", "https://cdn.example.com/c.png");
    assertThat(orphans).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    assertThat(store.dossiers().orphans(APP, orphans.getFirst().sequence(), 1))
        .containsExactly(orphans.get(1));
    assertThat(store.dossiers().orphans(OTHER_APP, 0, 100)).isEmpty();
  }

  @Test
  void aPictureThatIsShownAgainIsNotToBeDeleted() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor alice = Visitor.of(passport, passport.signIn(ALICE), "profile");
    alice.fills(form("Alice", PICTURE), alice.prompt(), Visitor.request());
    alice.fills(form("Alice", "https://cdn.example.com/b.png"));

    alice.fills(form("Alice", PICTURE));

    assertThat(store.dossiers().orphans(APP, 0, 100))
        .extracting(orphan -> orphan.picture().text())
        .containsExactly("https://cdn.example.com/b.png");
  }
}
