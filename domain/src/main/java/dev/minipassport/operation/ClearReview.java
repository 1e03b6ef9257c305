package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.profile.JudgeProfile;
import dev.minipassport.profile.Judgement;
import dev.minipassport.purpose.DataCategory;
import java.util.List;

/// Lets an operator look at what is hidden, and decide.
public final class ClearReview {
  private final Dossiers dossiers;
  private final Identities identities;
  private final Registrar registrar;
  private final Audit audit;

  public ClearReview(Dossiers dossiers, Identities identities, Registrar registrar, Audit audit) {
    this.dossiers = dossiers;
    this.identities = identities;
    this.registrar = registrar;
    this.audit = audit;
  }

  /// See [Dossiers#hidden].
  public List<Hidden> list(AppId app, int limit, Note note) {
    audit.write(note, app.value());
    return dossiers.hidden(app, limit);
  }

  /// Shows the value, or throws it out. Nothing is judged if it is not hidden, or not there.
  ///
  /// @param shown its text, so that nobody clears what the person put in its place meanwhile
  public Judgement judge(
      AppId app,
      IdentityId person,
      DataCategory category,
      String shown,
      Verdict verdict,
      Note note) {
    return identities
        .find(app, person)
        .map(
            identity ->
                registrar.revise(
                    identity,
                    registrar.matter().of(note),
                    dossier ->
                        JudgeProfile.judged(
                            dossier,
                            held ->
                                held.value().category() == category
                                    && held.value().text().equals(shown),
                            verdict)))
        .orElse(Judgement.NONE);
  }
}
