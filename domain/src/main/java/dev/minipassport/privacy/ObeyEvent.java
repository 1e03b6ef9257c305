package dev.minipassport.privacy;

import dev.minipassport.consent.Fingerprint;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.privacy.Handled.Duplicate;
import dev.minipassport.privacy.Handled.Obeyed;
import dev.minipassport.privacy.Obeying.Outcome;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.privacy.PushEvent.OfPerson;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.profile.JudgeProfile;
import dev.minipassport.profile.Judgement;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Purposes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Does what an event entails. Late, repeated and out of order it does no harm, and neither for
/// somebody who is not known any more.
public final class ObeyEvent {
  private final Identities identities;
  private final Purposes purposes;
  private final Registrar registrar;
  private final JudgeProfile judge;
  private final ReceiptSigner signer;

  public ObeyEvent(
      Identities identities,
      Purposes purposes,
      Registrar registrar,
      JudgeProfile judge,
      ReceiptSigner signer) {
    this.identities = identities;
    this.purposes = purposes;
    this.registrar = registrar;
    this.judge = judge;
    this.signer = signer;
  }

  Handled obey(AppId app, OfPerson event) {
    return event
        .person()
        .flatMap(person -> identities.find(app, person))
        .map(person -> obey(person, event))
        .orElseGet(() -> new Obeyed(Obedience.NOTHING.naming(codes(event))));
  }

  /// A check that failed leaves its picture to an operator.
  Obedience obey(AppId app, ContentJudged event) {
    Verdict verdict = event.verdict().orElse(Verdict.REVIEW);
    Judgement judgement = judge.judge(app, event.check(), verdict);
    return judgement
        .person()
        .map(
            person ->
                Obedience.of(person.id(), verdict == Verdict.RISKY ? judgement.judged() : Set.of()))
        .orElse(Obedience.NOTHING);
  }

  private Handled obey(Identity person, OfPerson event) {
    return switch (event) {
      case AccountClosed closed -> new Obeyed(forgotten(person, closed.at()));
      case AuthorizationRevoked(_, var codes, _) ->
          revised(person, event, concerned(codes), Obeying::revoked);
      case ProfileModified _ ->
          revised(
              person,
              event,
              EnumSet.of(DataCategory.NICKNAME, DataCategory.AVATAR),
              Obeying::cleared);
    };
  }

  private static Set<DataCategory> concerned(List<String> codes) {
    Set<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
    codes.forEach(code -> categories.addAll(RevokeCodes.categories(code)));
    return categories;
  }

  private static List<String> codes(OfPerson event) {
    return event instanceof AuthorizationRevoked(_, var codes, _) ? codes : List.of();
  }

  private Handled revised(
      Identity person,
      OfPerson event,
      Set<DataCategory> categories,
      BiFunction<Obeying, Dossier, Outcome> way) {
    Request request = request(event);
    Instant now = registrar.now();
    var obeying = new Obeying(categories, purposesOf(person), request.id(), event.at(), now);
    Optional<Outcome> outcome =
        registrar.revise(
            person,
            request,
            dossier -> {
              if (dossier.repeated().isPresent()) {
                return Revision.unchanged(Optional.empty());
              }
              Outcome done = way.apply(obeying, dossier);
              return Revision.to(done.dossier(), Optional.of(done));
            });
    return outcome
        .<Handled>map(done -> new Obeyed(told(done, now).naming(codes(event))))
        .orElseGet(Duplicate::new);
  }

  /// Those of the app, and after them what it no longer asks for and the person still grants.
  private List<Purpose> purposesOf(Identity person) {
    List<Purpose> current = purposes.current(person.app());
    Stream<Purpose> retired =
        registrar.open(person).ledger().grants().stream()
            .filter(
                grant -> current.stream().noneMatch(other -> other.id().equals(grant.purpose())))
            .flatMap(
                grant -> purposes.version(person.app(), grant.purpose(), grant.version()).stream());
    return Stream.concat(current.stream(), retired).toList();
  }

  private Obedience told(Outcome outcome, Instant now) {
    return outcome.done().withdrawn().isEmpty()
        ? outcome.done()
        : outcome.done().with(receipt(outcome.dossier().ledger(), now));
  }

  /// Somebody who came back after it happened is another one.
  private Obedience forgotten(Identity person, Instant at) {
    Instant now = registrar.now();
    var farewell = new Farewell(Cause.WECHAT_EVENT, now);
    return registrar
        .forget(
            person,
            Reach.APP,
            dossier ->
                dossier.knownSince().isAfter(at.plus(Obeying.BEHIND))
                    ? Optional.empty()
                    : Optional.of(farewell.of(dossier)))
        .stream()
        .findFirst()
        .map(gone -> told(gone, now))
        .orElse(Obedience.NOTHING);
  }

  private Obedience told(Forgotten gone, Instant now) {
    Obedience done = Obedience.forgetting(gone.identity(), gone.picture());
    return gone.ledger().entries().isEmpty() ? done : done.with(receipt(gone.ledger(), now));
  }

  private Receipt receipt(Ledger ledger, Instant now) {
    return signer.receipt(ledger, now.truncatedTo(ChronoUnit.MILLIS));
  }

  /// It tells nothing of the person: events are told apart within one person only.
  private static Request request(OfPerson event) {
    List<String> parts =
        List.of(
            event.getClass().getSimpleName(),
            String.join(",", codes(event)),
            Long.toString(event.at().getEpochSecond()));
    return Fingerprint.of(
        new RequestId("wechat-" + Fingerprint.text(parts).hex().substring(0, 40)), parts);
  }
}
