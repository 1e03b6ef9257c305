package dev.minipassport.grpc.wire;

import dev.minipassport.consent.GrantAlong;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads fields that have to do with consent.
public final class ConsentFields {
  private ConsentFields() {}

  public static @Nullable PurposeId purpose(Fields fields, String text) {
    return fields.read("purpose_id", text, PurposeId::new);
  }

  /// Reads the field `grant`.
  ///
  /// @param given whether it is there
  public static Optional<GrantAlong> grant(
      Fields fields, boolean given, dev.minipassport.v1.GrantAlong grant) {
    if (!given) {
      return Optional.empty();
    }
    PromptId prompt = fields.read("grant.prompt_id", grant.getPromptId(), PromptId::new);
    RequestId request = fields.read("grant.request_id", grant.getRequestId(), RequestId::new);
    return prompt == null || request == null
        ? Optional.empty()
        : Optional.of(new GrantAlong(prompt, request));
  }

  /// Refuses what is no category.
  public static DataCategory category(dev.minipassport.v1.DataCategory category) {
    return switch (category) {
      case DATA_CATEGORY_NICKNAME -> DataCategory.NICKNAME;
      case DATA_CATEGORY_AVATAR -> DataCategory.AVATAR;
      case DATA_CATEGORY_GENDER -> DataCategory.GENDER;
      case DATA_CATEGORY_REGION -> DataCategory.REGION;
      case DATA_CATEGORY_LANGUAGE -> DataCategory.LANGUAGE;
      case DATA_CATEGORY_PHONE -> DataCategory.PHONE;
      case DATA_CATEGORY_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a category of the proto");
    };
  }
}
