package dev.minipassport.dossier;

import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.Stance;
import dev.minipassport.ledger.Statement;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that is kept of one person in one app, as it stood at one moment. A value: what changes it
/// returns another one, and [Dossiers] writes the difference.
///
/// @param asks since when an unprompted question has been open, by purpose
/// @param relatives the same person in the owner's other apps; they are read, never written
/// @param knownSince when the identity came into being; the epoch where that was not written down
/// @param findings what was looked up besides
/// @param evicted who loses the phone number that this person has now
public record Dossier(
    Identity identity,
    Ledger ledger,
    Profile profile,
    Map<PurposeId, Instant> asks,
    List<Relative> relatives,
    Instant knownSince,
    Findings findings,
    Optional<Rival> evicted) {
  public Dossier {
    asks = Map.copyOf(asks);
    relatives = List.copyOf(relatives);
  }

  /// The request that is being answered, if it was answered before.
  public Optional<Request> repeated() {
    return findings.repeated();
  }

  public Stance stance(Purpose purpose) {
    return ledger.stance(purpose.id(), purpose.quiet());
  }

  /// What the app may show at `now`: its own values, and where there is none what comes over.
  public Shown shown(List<Purpose> purposes, Instant now) {
    return Carryover.into(this, purposes, now);
  }

  /// Whether a grant in another app covers the purpose here, in its words.
  public boolean coveredElsewhere(Purpose purpose) {
    return Carryover.source(this, purpose).isPresent();
  }

  /// They said this; it also answers the question that was open.
  public Dossier saying(Statement said) {
    var open = new TreeMap<>(asks);
    open.remove(said.purpose());
    return new Dossier(
        identity, ledger.with(said), profile, open, relatives, knownSince, findings, evicted);
  }

  public Dossier with(Profile other) {
    return new Dossier(identity, ledger, other, asks, relatives, knownSince, findings, evicted);
  }

  /// With a number that was another's, who loses it.
  public Dossier evicting(Rival other) {
    return new Dossier(
        identity, ledger, profile, asks, relatives, knownSince, findings, Optional.of(other));
  }

  /// They are being asked since `at`.
  public Dossier asked(PurposeId purpose, Instant at) {
    var open = new TreeMap<>(asks);
    open.put(purpose, at);
    return new Dossier(identity, ledger, profile, open, relatives, knownSince, findings, evicted);
  }

  /// The question was put and came to nothing, through no decision of theirs.
  public Dossier unasked(PurposeId purpose) {
    var open = new TreeMap<>(asks);
    open.remove(purpose);
    return new Dossier(identity, ledger, profile, open, relatives, knownSince, findings, evicted);
  }
}
