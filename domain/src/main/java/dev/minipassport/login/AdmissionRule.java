package dev.minipassport.login;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.Logins.Admission;
import dev.minipassport.login.Logins.Admission.LimitReached;
import dev.minipassport.login.Logins.Admission.Superseded;
import dev.minipassport.login.Logins.Admission.Suspended;
import dev.minipassport.login.Logins.Known;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.SessionTerms.Overflow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Decides what a login does, from what is known of the person: pure, and run inside the
/// transaction.
final class AdmissionRule implements Logins.Rule {
  private static final Comparator<Session.Live> OLDEST_FIRST =
      Comparator.comparing(Session.Live::loggedInAt)
          .thenComparing(Session.Live::createdAt)
          .thenComparing(session -> session.id().value());

  private final Arrival arrival;
  private final SessionTerms terms;

  AdmissionRule(Arrival arrival, SessionTerms terms) {
    this.arrival = arrival;
    this.terms = terms;
  }

  @Override
  public Admission decide(Known known) {
    Recognition person = Recognition.of(known, arrival);
    if (person.account().suspended()) {
      return new Suspended();
    }
    return continuable(known)
        .map(own -> continued(known, person, own))
        .orElseGet(() -> opened(known, person));
  }

  private Admission continued(Known known, Recognition person, Session.Live own) {
    Session.Live session =
        own.continuedBy(
            person.identity(),
            arrival.token(),
            arrival.at(),
            arrival.at().plus(terms.absolute()),
            arrival.device());
    return person.admit(
        session, true, Optional.of(superseded(known, own)), List.of(), Optional.empty());
  }

  /// Whoever presents the current token has received it, so its predecessors are on borrowed time.
  private Superseded superseded(Known known, Session.Live own) {
    boolean current = known.current().filter(Session.Live.class::isInstance).isPresent();
    return new Superseded(
        own.token(),
        current ? Optional.of(arrival.at().plus(SessionTerms.ROTATION_GRACE)) : Optional.empty());
  }

  private Admission opened(Known known, Recognition person) {
    Optional<SessionId> stolen = stolen(known);
    List<Session.Live> standing =
        known.sessions().stream()
            .filter(session -> terms.admits(session, arrival.at()))
            .filter(session -> stolen.isEmpty() || !session.id().equals(stolen.get()))
            .sorted(OLDEST_FIRST)
            .toList();
    int excess = standing.size() - terms.limit() + 1;
    if (excess > 0 && terms.overflow() == Overflow.REFUSE) {
      return new LimitReached(stolen);
    }
    List<SessionId> displaced =
        standing.stream().limit(Math.max(0, excess)).map(Session.Live::id).toList();
    return person.admit(fresh(person.identity()), false, Optional.empty(), displaced, stolen);
  }

  private Session.Live fresh(Identity identity) {
    return new Session.Live(
        arrival.fresh().session(),
        identity,
        arrival.token(),
        arrival.at(),
        true,
        identity.generation(),
        arrival.at(),
        arrival.at(),
        arrival.at(),
        arrival.at().plus(terms.absolute()),
        arrival.device(),
        Optional.empty());
  }

  /// The session of the current token, if it belongs to this person and stands; web-views do not
  /// log in.
  private Optional<Session.Live> continuable(Known known) {
    return known
        .current()
        .flatMap(
            current ->
                switch (current) {
                  case Session.Live live -> Optional.of(live);
                  case Session.Superseded old when !old.stolen(arrival.at()) ->
                      Optional.of(old.current());
                  case Session.Superseded _, Session.Ended _ -> Optional.empty();
                })
        .filter(live -> live.parent().isEmpty())
        .filter(live -> ofThisPerson(known, live))
        .filter(live -> terms.admits(live, arrival.at()));
  }

  private Optional<SessionId> stolen(Known known) {
    return known.current().isPresent()
            && known.current().get() instanceof Session.Superseded old
            && old.stolen(arrival.at())
            && ofThisPerson(known, old.current())
        ? Optional.of(old.id())
        : Optional.empty();
  }

  private static boolean ofThisPerson(Known known, Session.Live live) {
    return known.identity().map(Identity::id).equals(Optional.of(live.identity().id()));
  }
}
