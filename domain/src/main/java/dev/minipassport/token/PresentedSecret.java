package dev.minipassport.token;

import java.util.function.Function;

/// Something only the caller holds and presents: a session token or a login code. What is replayed
/// to the caller is sealed under it.
public interface PresentedSecret {

  /// Lends the bytes to one computation; the copy is wiped when it returns.
  <T> T use(Function<byte[], T> computation);
}
