package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.PurposeStance;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.v1.Decision;
import dev.minipassport.v1.Purpose;
import dev.minipassport.v1.Stance;
import dev.minipassport.v1.Words;

/// Purposes, their words and how people stand to them, as the proto spells them.
final class PurposeWire {
  private PurposeWire() {}

  static Purpose purpose(
      dev.minipassport.purpose.Purpose purpose, dev.minipassport.purpose.Words words) {
    return Purpose.newBuilder()
        .setPurposeId(purpose.id().value())
        .setVersion(purpose.version())
        .setWords(words(words))
        .addAllCategories(ConsentWire.categories(purpose.categories()))
        .setSeparate(purpose.separate())
        .setShared(purpose.shared())
        .build();
  }

  static Words words(dev.minipassport.purpose.Words words) {
    return Words.newBuilder()
        .setLanguage(words.language().tag())
        .setTitle(words.title())
        .setContent(words.content())
        .setConfirm(words.confirm())
        .setCancel(words.cancel())
        .setDeclined(words.declined())
        .setSharing(words.sharing())
        .build();
  }

  static Stance stance(PurposeStance stance) {
    var told =
        Stance.newBuilder()
            .setPurposeId(stance.purpose().id().value())
            .setGranted(stance.granted())
            .setCoveredElsewhere(stance.coveredElsewhere());
    stance
        .stance()
        .last()
        .ifPresent(
            said -> told.setLast(decision(said.decision())).setAt(Wire.timestamp(said.at())));
    stance.quietUntil().ifPresent(until -> told.setQuietUntil(Wire.timestamp(until)));
    return told.build();
  }

  static Decision decision(dev.minipassport.ledger.Decision decision) {
    return switch (decision) {
      case GRANTED -> Decision.DECISION_GRANTED;
      case REFUSED -> Decision.DECISION_REFUSED;
      case DISMISSED -> Decision.DECISION_DISMISSED;
      case WITHDRAWN -> Decision.DECISION_WITHDRAWN;
    };
  }
}
