package dev.minipassport.grpc.call;

/// We no longer let the caller wait, while the work goes on to its own end.
final class OutcomeUnknown extends RuntimeException {
  OutcomeUnknown() {
    super(
        "The time was up while the work went on; whether it was done is not known. Repeat the"
            + " request.");
  }
}
