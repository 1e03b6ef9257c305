package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.held;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Realm;
import dev.minipassport.dossier.Rival;
import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.Said;
import java.time.Instant;
import java.util.Optional;

/// Binds phone numbers to people, as a rule would.
record Bound(Dossiers dossiers, Realm realm, Instant at) {

  /// Takes the number from whoever has it.
  ///
  /// @return who had it
  Optional<Rival> bind(Identity person, PhoneNumber number) {
    return dossiers.revise(
        person,
        matter().of(new Sought(realm, number)),
        dossier -> {
          Optional<Rival> rival = dossier.findings().rival();
          Dossier next = dossier.with(dossier.profile().with(held(number)));
          return Revision.to(rival.map(next::evicting).orElse(next), rival);
        });
  }

  /// Leaves the number to whoever has it; false if that is somebody else.
  boolean bindIfFree(Identity person, PhoneNumber number) {
    return dossiers.revise(
        person,
        matter().of(new Sought(realm, number)),
        dossier ->
            dossier.findings().rival().isPresent()
                ? Revision.unchanged(false)
                : Revision.to(dossier.with(dossier.profile().with(held(number))), true));
  }

  void unbind(Identity person) {
    var _ =
        dossiers.revise(
            person,
            matter(),
            dossier ->
                Revision.to(
                    dossier.with(
                        dossier
                            .profile()
                            .only(held -> held.value().category() != DataCategory.PHONE)),
                    true));
  }

  Optional<PhoneNumber> of(Identity person) {
    return dossiers
        .of(person, Said.SUBJECT)
        .profile()
        .get(DataCategory.PHONE)
        .map(Held::value)
        .map(PhoneNumber.class::cast);
  }

  private Matter matter() {
    return Matter.of(Said.SUBJECT, at);
  }
}
