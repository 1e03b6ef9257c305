package dev.minipassport.grpc.wire;

import dev.minipassport.consent.Outdated;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.PromptOutdated;
import dev.minipassport.v1.Receipt;
import dev.minipassport.v1.UnknownPurpose;
import java.util.Collection;
import java.util.List;

/// The words of consent, as the proto spells them.
public final class ConsentWire {
  private ConsentWire() {}

  public static UnknownPurpose unknown(PurposeId purpose) {
    return UnknownPurpose.newBuilder().setPurposeId(purpose.value()).build();
  }

  public static PromptOutdated outdated(Outdated why) {
    return PromptOutdated.newBuilder()
        .setReason(
            switch (why) {
              case EXPIRED -> PromptOutdated.Reason.REASON_EXPIRED;
              case WORDS_CHANGED -> PromptOutdated.Reason.REASON_WORDS_CHANGED;
              case WITHDRAWN_SINCE -> PromptOutdated.Reason.REASON_WITHDRAWN_SINCE;
            })
        .build();
  }

  public static Receipt receipt(dev.minipassport.ledger.Receipt receipt) {
    return Receipt.newBuilder()
        .setText(receipt.text())
        .setKeyId(receipt.key())
        .setSignature(receipt.signature())
        .build();
  }

  /// In the order of the proto.
  public static List<DataCategory> categories(
      Collection<dev.minipassport.purpose.DataCategory> categories) {
    return categories.stream().sorted().map(ConsentWire::category).toList();
  }

  public static DataCategory category(dev.minipassport.purpose.DataCategory category) {
    return switch (category) {
      case NICKNAME -> DataCategory.DATA_CATEGORY_NICKNAME;
      case AVATAR -> DataCategory.DATA_CATEGORY_AVATAR;
      case GENDER -> DataCategory.DATA_CATEGORY_GENDER;
      case REGION -> DataCategory.DATA_CATEGORY_REGION;
      case LANGUAGE -> DataCategory.DATA_CATEGORY_LANGUAGE;
      case PHONE -> DataCategory.DATA_CATEGORY_PHONE;
    };
  }
}
