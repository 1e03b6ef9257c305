package dev.minipassport.consent;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Statement;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows a person what they have agreed to, in the words they agreed to.
public final class ListConsent {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Registrar registrar;

  public ListConsent(TokenCheck check, Purposes purposes, Registrar registrar) {
    this.check = check;
    this.purposes = purposes;
    this.registrar = registrar;
  }

  public ConsentList list(AppId app, SessionToken token, Optional<Language> language) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new ConsentList.NotSignedIn(refused);
      case Admitted admitted -> listed(admitted.session().identity(), language);
    };
  }

  private ConsentList listed(Identity person, Optional<Language> language) {
    Dossier dossier = registrar.open(person);
    return new ConsentList.Listed(
        Stream.concat(purposes.current(person.app()).stream(), formerly(dossier))
            .sorted(Comparator.comparing(Purpose::id))
            .map(purpose -> item(dossier, purpose, language))
            .toList());
  }

  /// What the app no longer asks for and still has a grant of, in the version that was granted.
  private Stream<Purpose> formerly(Dossier dossier) {
    AppId app = dossier.identity().app();
    return dossier.ledger().entries().stream()
        .map(entry -> entry.statement().purpose())
        .distinct()
        .filter(id -> purposes.current(app, id).isEmpty())
        .flatMap(id -> dossier.ledger().stance(id, QuietRule.DEFAULT).grant().stream())
        .flatMap(grant -> purposes.version(app, grant.purpose(), grant.version()).stream());
  }

  private ConsentList.Item item(Dossier dossier, Purpose purpose, Optional<Language> language) {
    PurposeStance stance = PurposeStance.of(dossier, purpose, registrar.now());
    return new ConsentList.Item(
        stance, purpose.wordsFor(language), stance.stance().grant().flatMap(this::agreed));
  }

  private Optional<Words> agreed(Statement grant) {
    return purposes
        .version(grant.app(), grant.purpose(), grant.version())
        .flatMap(version -> version.wordsIn(grant.language()));
  }
}
