package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.profile.JudgeProfile;
import dev.minipassport.profile.Judgement;
import dev.minipassport.purpose.DataCategory;
import java.util.List;

/// Lets an operator look at what is hidden, and decide.
public final class ClearReview {
  private final Apps apps;
  private final Dossiers dossiers;
  private final Identities identities;
  private final Registrar registrar;
  private final Audit audit;

  public ClearReview(
      Apps apps, Dossiers dossiers, Identities identities, Registrar registrar, Audit audit) {
    this.apps = apps;
    this.dossiers = dossiers;
    this.identities = identities;
    this.registrar = registrar;
    this.audit = audit;
  }

  /// See [Dossiers#hidden].
  public List<Hidden> list(AppId id, int limit, Note note) {
    AppId app = served(id);
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
    Judgement judgement =
        identities
            .find(served(app), person)
            .map(identity -> judge(identity, category, shown, verdict, note))
            .orElse(Judgement.NONE);
    if (judgement.equals(Judgement.NONE)) {
      audit.write(note, person.toString());
    }
    return judgement;
  }

  private Judgement judge(
      Identity identity, DataCategory category, String shown, Verdict verdict, Note note) {
    return registrar.revise(
        identity,
        registrar.matter().of(note),
        dossier ->
            JudgeProfile.judged(
                dossier,
                held -> held.value().category() == category && held.value().text().equals(shown),
                verdict));
  }

  private AppId served(AppId app) {
    return apps.find(app).orElseThrow(() -> new UnknownApp(app)).id();
  }
}
