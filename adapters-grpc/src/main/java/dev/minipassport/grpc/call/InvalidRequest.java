package dev.minipassport.grpc.call;

import com.google.rpc.BadRequest.FieldViolation;
import java.util.List;
import java.util.stream.Collectors;

/// The request breaks constraints of the proto. The violations name fields and rules, never values.
public final class InvalidRequest extends RuntimeException {
  private final transient List<FieldViolation> violations;

  public InvalidRequest(List<FieldViolation> violations) {
    super(text(violations));
    this.violations = List.copyOf(violations);
  }

  /// The same as the details say, for clients that do not read them.
  private static String text(List<FieldViolation> violations) {
    return violations.stream()
        .map(violation -> violation.getField() + ": " + violation.getDescription())
        .collect(Collectors.joining("; ", "Mend the request: ", "."));
  }

  List<FieldViolation> violations() {
    return violations;
  }
}
