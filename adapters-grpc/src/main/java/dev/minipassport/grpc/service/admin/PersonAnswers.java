package dev.minipassport.grpc.service.admin;

import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.PhoneWire;
import dev.minipassport.grpc.wire.ProfileWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.operation.People.Card;
import dev.minipassport.operation.People.Member;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.v1.LookUpPersonResponse;
import java.time.Instant;
import java.util.Optional;

/// Translates to the wire who was found: masked, but for those who have the role.
final class PersonAnswers {
  private static final int SHOWN_OF_IDS = 4;

  private PersonAnswers() {}

  static LookUpPersonResponse of(Optional<Card> found) {
    var response = LookUpPersonResponse.newBuilder();
    return found
        .map(card -> response.setPerson(person(card)).build())
        .orElseGet(
            () -> response.setNotFound(LookUpPersonResponse.NotFound.getDefaultInstance()).build());
  }

  private static LookUpPersonResponse.Person person(Card card) {
    var told =
        LookUpPersonResponse.Person.newBuilder()
            .setAccountId(card.account().id().toString())
            .setSuspended(card.account().suspended());
    card.members().stream()
        .filter(member -> mayName(member.identity().app()))
        .forEach(member -> told.addMembers(member(member)));
    card.conflicts().forEach(other -> told.addConflictingAccountIds(other.toString()));
    return told.build();
  }

  private static boolean mayName(AppId app) {
    return Caller.current().may(Role.SUPPORT, app) || Caller.current().may(Role.ADMIN, app);
  }

  private static LookUpPersonResponse.Member member(Member member) {
    var identity = member.identity();
    AppId app = identity.app();
    boolean whole = Caller.current().may(Role.ADMIN, app);
    String openId = identity.openId().value();
    var told =
        LookUpPersonResponse.Member.newBuilder()
            .setAppId(app.value())
            .setIdentityId(identity.id().toString())
            .setOpenId(whole ? openId : lastShown(openId))
            .setSessions(member.sessions())
            .addAllHidden(ConsentWire.categories(ProfileWire.hidden(member.profile())));
    identity.unionId().ifPresent(id -> told.setUnionId(whole ? id.value() : lastShown(id.value())));
    if (member.knownSince().isAfter(Instant.EPOCH)) {
      told.setKnownSince(Wire.timestamp(member.knownSince()));
    }
    member
        .profile()
        .get(DataCategory.NICKNAME)
        .map(Held::value)
        .map(ProfileValue::text)
        .ifPresent(nickname -> told.setNickname(whole ? nickname : firstShown(nickname)));
    PhoneWire.in(member.profile())
        .ifPresent(number -> told.setPhone(PhoneWire.number(number, app)));
    return told.build();
  }

  private static String lastShown(String id) {
    int hidden = Math.max(0, id.length() - SHOWN_OF_IDS);
    return "*".repeat(hidden) + id.substring(hidden);
  }

  private static String firstShown(String nickname) {
    int first = nickname.offsetByCodePoints(0, 1);
    return nickname.substring(0, first)
        + "*".repeat(nickname.codePointCount(first, nickname.length()));
  }
}
