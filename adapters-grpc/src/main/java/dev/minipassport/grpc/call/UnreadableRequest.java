package dev.minipassport.grpc.call;

/// The request cannot be read at all: not the proto's, cut off, not Unicode, or larger than allowed
/// once it is unpacked.
final class UnreadableRequest extends RuntimeException {
  UnreadableRequest() {
    super("The request cannot be read; send a message of this proto, within the size limit.");
  }
}
