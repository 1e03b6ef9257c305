package dev.minipassport.grpc.service.admin;

import com.google.protobuf.Duration;
import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.TimeFields;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.operation.LookUp.Sought;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.SettleConflictRequest;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what operators ask for, and why.
final class AdminFields {
  /// What a person is shown by: none is longer.
  static final Function<String, String> VALUE = Fields.within(1, 1024);

  private static final Function<String, String> ACTOR = Fields.printable(128);
  private static final Function<String, String> TEXT = Fields.printable(512);

  private AdminFields() {}

  /// Reads the field `reason`.
  static @Nullable Note note(
      Fields fields, boolean given, Reason reason, Action action, Clock clock) {
    if (!fields.given("reason", given)) {
      return null;
    }
    String actor = fields.read("reason.actor", reason.getActor(), ACTOR);
    String text = fields.read("reason.text", reason.getText(), TEXT);
    return actor == null || text == null
        ? null
        : new Note(action, Caller.current().name(), actor, text, clock.instant());
  }

  static @Nullable AccountId account(Fields fields, String field, String text) {
    return fields.read(field, text, id -> new AccountId(Fields.uuid(id)));
  }

  static @Nullable Sought sought(Fields fields, LookUpPersonRequest request) {
    return switch (request.getByCase()) {
      case ACCOUNT_ID ->
          fields.read(
              "account_id",
              request.getAccountId(),
              text -> new Sought.ByAccount(new AccountId(Fields.uuid(text))));
      case OPEN_ID ->
          fields.read(
              "open_id", request.getOpenId(), text -> new Sought.ByOpenId(new OpenId(text)));
      case UNION_ID ->
          fields.read(
              "union_id", request.getUnionId(), text -> new Sought.ByUnionId(new UnionId(text)));
      case PHONE ->
          fields.read("phone", request.getPhone(), text -> new Sought.ByPhone(phone(text)));
      case BY_NOT_SET -> {
        fields.refuse("by", "must be one of account_id, open_id, union_id and phone");
        yield null;
      }
    };
  }

  private static PhoneNumber phone(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2 || !parts[0].startsWith("+")) {
      throw new IllegalArgumentException(
          "must be '+' and the country's code, a blank, and the number within the country");
    }
    return new PhoneNumber(parts[0].substring(1), parts[1]);
  }

  static Settlement settlement(SettleConflictRequest.Settlement settlement) {
    return switch (settlement) {
      case SETTLEMENT_LINK -> Settlement.LINK;
      case SETTLEMENT_KEEP_APART -> Settlement.KEEP_APART;
      case SETTLEMENT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a settlement of the proto");
    };
  }

  static Verdict decision(ClearReviewRequest.Decision decision) {
    return switch (decision) {
      case DECISION_SHOW -> Verdict.PASS;
      case DECISION_THROW_OUT -> Verdict.RISKY;
      case DECISION_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a decision of the proto");
    };
  }

  static java.time.Duration overlap(Duration overlap) {
    return TimeFields.atMost(OperateApps.LONGEST_OVERLAP, overlap);
  }
}
