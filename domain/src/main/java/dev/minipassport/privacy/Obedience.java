package dev.minipassport.privacy;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was done because WeChat told of something.
///
/// @param person absent if nobody is known by that open id, or none stood there
/// @param erased the categories whose value went away
/// @param withdrawn the purposes whose grant was taken back
/// @param forgotten all that was known of the person is gone
/// @param picture to be deleted by the backend
/// @param elsewhere codes of `RevokeInfo` for what is not kept here: it is the backend's to delete
/// @param unknown codes that no table has: the backend's to look at
/// @param receipt all the person ever said here, signed; absent if that did not change
public record Obedience(
    Optional<IdentityId> person,
    Set<DataCategory> erased,
    List<PurposeId> withdrawn,
    boolean forgotten,
    Optional<AvatarUrl> picture,
    List<String> elsewhere,
    List<String> unknown,
    Optional<Receipt> receipt) {
  public Obedience {
    erased = Set.copyOf(erased);
    withdrawn = List.copyOf(withdrawn);
    elsewhere = List.copyOf(elsewhere);
    unknown = List.copyOf(unknown);
  }

  static final Obedience NOTHING =
      new Obedience(
          Optional.empty(),
          Set.of(),
          List.of(),
          false,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  static Obedience of(IdentityId person, Set<DataCategory> erased) {
    return new Obedience(
        Optional.of(person),
        erased,
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  static Obedience forgetting(IdentityId person, Optional<AvatarUrl> picture) {
    return new Obedience(
        Optional.of(person),
        Set.of(),
        List.of(),
        true,
        picture,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /// The same, with what is not ours to delete.
  Obedience naming(List<String> codes) {
    return new Obedience(
        person,
        erased,
        withdrawn,
        forgotten,
        picture,
        codes.stream()
            .filter(code -> RevokeCodes.known(code) && RevokeCodes.categories(code).isEmpty())
            .toList(),
        codes.stream().filter(code -> !RevokeCodes.known(code)).toList(),
        receipt);
  }

  /// The same, with the receipt.
  Obedience with(Receipt signed) {
    return new Obedience(
        person, erased, withdrawn, forgotten, picture, elsewhere, unknown, Optional.of(signed));
  }
}
