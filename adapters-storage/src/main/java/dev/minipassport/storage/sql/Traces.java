package dev.minipassport.storage.sql;

import dev.minipassport.identity.Identity;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All that leads to a person, but for what they said. The lock of the identity is held.
record Traces(Handle handle, Identity identity) {

  /// Whose rows name the identity.
  private static final List<String> BELONGINGS =
      List.of(
          "DELETE FROM handoffs WHERE parent IN (SELECT id FROM sessions WHERE identity = :id)",
          """
          DELETE FROM predecessors
          WHERE session IN (SELECT id FROM sessions WHERE identity = :id)
          """,
          "DELETE FROM sessions WHERE identity = :id",
          "DELETE FROM session_keys WHERE identity = :id",
          "DELETE FROM ledger_subjects WHERE identity = :id",
          "DELETE FROM profile_values WHERE identity = :id",
          "DELETE FROM open_questions WHERE identity = :id",
          "DELETE FROM answered_requests WHERE identity = :id");

  void remove() {
    AccountRows.lock(handle, identity.account());
    for (String statement : BELONGINGS) {
      handle.createUpdate(statement).bind("id", identity.id()).execute();
    }
    IdentityRows.remove(handle, identity.id());
    removeUnionId();
    if (IdentityRows.deserted(handle, identity.account())) {
      AccountRows.remove(handle, identity.account());
    }
  }

  /// Others of the account may have the same one.
  private void removeUnionId() {
    identity.unionId().ifPresent(unionId -> AccountRows.letGo(handle, unionId, identity.account()));
  }
}
