package dev.minipassport.storage.sql;

import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Codes as rows, one for each code of the last minutes.
public final class JdbiLoginCodes implements LoginCodes {
  /// How long after its time a claim may yet be written, and be in somebody's way.
  private static final Duration LATE = LoginTerms.CODE_MEMORY;

  private final Transactions transactions;

  public JdbiLoginCodes(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Whoever claimed the code and was told that it is unspent may come back with it.
  @Override
  public Standing claim(TokenDigest code, Instant now, Instant pendingUntil, Instant forgottenAt) {
    var undo =
        new Undo(
            handle -> CodeRows.unclaim(handle, code, pendingUntil, forgottenAt),
            pendingUntil.plus(LATE));
    boolean claimed =
        transactions.writeOne(
            handle -> CodeRows.claim(handle, code, pendingUntil, forgottenAt), undo);
    return claimed
        ? new Standing.Claimed()
        : claimAgain(code, now, pendingUntil, forgottenAt, undo);
  }

  /// What stands there may have had its time.
  private Standing claimAgain(
      TokenDigest code, Instant now, Instant pendingUntil, Instant forgottenAt, Undo undo) {
    return transactions.write(
        handle -> {
          CodeRows.forget(handle, code, now);
          return CodeRows.claim(handle, code, pendingUntil, forgottenAt)
              ? new Standing.Claimed()
              : known(handle, code, now);
        },
        standing -> standing instanceof Standing.Claimed ? Optional.of(undo) : Optional.empty());
  }

  private static Standing known(Handle handle, TokenDigest code, Instant now) {
    Standing standing = CodeRows.look(handle, code, now);
    if (standing instanceof Standing.Unknown) {
      throw new Overtaken("the code was released meanwhile");
    }
    return standing;
  }

  @Override
  public Standing look(TokenDigest code, Instant now) {
    return transactions.read(handle -> CodeRows.look(handle, code, now));
  }

  @Override
  public void release(TokenDigest code) {
    write(handle -> CodeRows.release(handle, code));
  }

  @Override
  public void spend(TokenDigest code) {
    write(handle -> CodeRows.spend(handle, code));
  }

  private void write(Consumer<Handle> work) {
    var _ =
        transactions.write(
            handle -> {
              work.accept(handle);
              return true;
            });
  }
}
