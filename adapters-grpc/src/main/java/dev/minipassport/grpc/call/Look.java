package dev.minipassport.grpc.call;

/// What one look shows of something that is watched.
///
/// @param <R> a message of the stream
public sealed interface Look<R> {

  /// It is as it was.
  record Nothing<R>() implements Look<R> {}

  /// Something happened.
  ///
  /// @param more there is more at once
  record News<R>(R message, boolean more) implements Look<R> {}

  /// There is nothing to watch from here on: the stream ends after this message.
  record Last<R>(R message) implements Look<R> {}
}
