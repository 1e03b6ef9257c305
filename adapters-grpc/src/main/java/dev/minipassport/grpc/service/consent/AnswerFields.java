package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.Given;
import dev.minipassport.consent.NotAnswered;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.ledger.Surface;
import dev.minipassport.v1.AnswerPromptRequest;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads what came of a prompt.
final class AnswerFields {
  private static final int LONGEST_MESSAGE = 512;

  private AnswerFields() {}

  static @Nullable Given given(Fields fields, AnswerPromptRequest request) {
    return switch (request.getAnswerCase()) {
      case GRANTED -> new Given.Granted();
      case REFUSED -> refused(fields, request.getRefused());
      case DISMISSED -> new Given.Dismissed();
      case FAILED -> failed(fields, request.getFailed());
      case ANSWER_NOT_SET -> {
        fields.refuse("answer", "must be one of granted, refused, dismissed and failed");
        yield null;
      }
    };
  }

  private static @Nullable Given refused(Fields fields, AnswerPromptRequest.Refused refused) {
    Surface surface = fields.read("refused.surface", refused.getSurface(), AnswerFields::surface);
    return surface == null ? null : new Given.Refused(surface);
  }

  private static Surface surface(dev.minipassport.v1.Surface surface) {
    return switch (surface) {
      case SURFACE_OWN_DIALOG -> Surface.OWN_DIALOG;
      case SURFACE_WECHAT_POPUP -> Surface.WECHAT_POPUP;
      case SURFACE_FORM -> Surface.FORM;
      case SURFACE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a surface of the proto");
    };
  }

  private static @Nullable Given failed(Fields fields, AnswerPromptRequest.Failed failed) {
    String message =
        fields.read("failed.err_msg", failed.getErrMsg(), Fields.atMost(LONGEST_MESSAGE));
    Optional<NotAnswered> cause =
        fields.read("failed.cause", failed.getCause(), AnswerFields::cause);
    if (message == null || cause == null) {
      return null;
    }
    int errno = failed.getErrno();
    return new Given.Failed(
        cause, errno == 0 ? OptionalInt.empty() : OptionalInt.of(errno), message);
  }

  private static Optional<NotAnswered> cause(dev.minipassport.v1.NotAnswered cause) {
    return switch (cause) {
      case NOT_ANSWERED_UNSPECIFIED -> Optional.empty();
      case NOT_ANSWERED_NO_TAP -> Optional.of(NotAnswered.NO_TAP);
      case NOT_ANSWERED_PRIVACY_NOT_AGREED -> Optional.of(NotAnswered.PRIVACY_NOT_AGREED);
      case NOT_ANSWERED_NOT_DECLARED -> Optional.of(NotAnswered.NOT_DECLARED);
      case NOT_ANSWERED_BANNED -> Optional.of(NotAnswered.BANNED);
      case NOT_ANSWERED_QUOTA_USED_UP -> Optional.of(NotAnswered.QUOTA_USED_UP);
      case NOT_ANSWERED_TOO_OFTEN -> Optional.of(NotAnswered.TOO_OFTEN);
      case NOT_ANSWERED_NOT_SUPPORTED -> Optional.of(NotAnswered.NOT_SUPPORTED);
      case NOT_ANSWERED_UNKNOWN -> Optional.of(NotAnswered.UNKNOWN);
      case UNRECOGNIZED -> throw new IllegalArgumentException("must be a cause of the proto");
    };
  }
}
