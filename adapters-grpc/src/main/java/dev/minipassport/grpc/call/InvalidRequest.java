package dev.minipassport.grpc.call;

import com.google.rpc.BadRequest.FieldViolation;
import java.util.List;

/// The request breaks constraints of the proto. The violations name fields and rules, never values.
public final class InvalidRequest extends RuntimeException {
  private final transient List<FieldViolation> violations;

  public InvalidRequest(List<FieldViolation> violations) {
    super("The request breaks the constraints of its proto; mend the fields named in BadRequest.");
    this.violations = List.copyOf(violations);
  }

  List<FieldViolation> violations() {
    return violations;
  }
}
