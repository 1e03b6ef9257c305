package dev.minipassport.storage.sql;

import dev.minipassport.login.Arrival;
import dev.minipassport.login.LoginCodes.Standing;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The table `login_codes`: a code is `PENDING`, `SPENT` or `SETTLED`.
final class CodeRows {
  private CodeRows() {}

  /// True if the code was not known; of two claims that race, one inserts.
  static boolean claim(Handle handle, TokenDigest code, Instant pendingUntil, Instant forgottenAt) {
    return handle
            .createUpdate(
                """
                INSERT INTO login_codes (code, state, pending_until, forgotten_at)
                VALUES (:code, 'PENDING', :pendingUntil, :forgottenAt)
                ON CONFLICT DO NOTHING
                """)
            .bind("code", code)
            .bind("pendingUntil", pendingUntil)
            .bind("forgottenAt", forgottenAt)
            .execute()
        == 1;
  }

  static Standing look(Handle handle, TokenDigest code, Instant now) {
    return handle
        .createQuery(
            """
            SELECT state, pending_until, token, replay_until, first_login, continued, linkage
            FROM login_codes WHERE code = :code AND forgotten_at > :now
            """)
        .bind("code", code)
        .bind("now", now)
        .map((row, _) -> standing(row, now))
        .findOne()
        .orElseGet(Standing.Unknown::new);
  }

  static void forget(Handle handle, TokenDigest code, Instant now) {
    handle
        .createUpdate("DELETE FROM login_codes WHERE code = :code AND forgotten_at <= :now")
        .bind("code", code)
        .bind("now", now)
        .execute();
  }

  static void release(Handle handle, TokenDigest code) {
    handle
        .createUpdate("DELETE FROM login_codes WHERE code = :code AND state = 'PENDING'")
        .bind("code", code)
        .execute();
  }

  /// Takes back that claim and no other. Returns whether it was there.
  static boolean unclaim(
      Handle handle, TokenDigest code, Instant pendingUntil, Instant forgottenAt) {
    return handle
            .createUpdate(
                """
                DELETE FROM login_codes
                WHERE code = :code AND state = 'PENDING'
                  AND pending_until = :pendingUntil AND forgotten_at = :forgottenAt
                """)
            .bind("code", code)
            .bind("pendingUntil", pendingUntil)
            .bind("forgottenAt", forgottenAt)
            .execute()
        == 1;
  }

  static void spend(Handle handle, TokenDigest code) {
    handle
        .createUpdate(
            "UPDATE login_codes SET state = 'SPENT' WHERE code = :code AND state = 'PENDING'")
        .bind("code", code)
        .execute();
  }

  /// Settles the code, also where its claim was forgotten meanwhile.
  static void settle(Handle handle, Arrival.Settlement settlement, LoginFacts facts, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO login_codes (code, state, pending_until, forgotten_at, token, replay_until,
              first_login, continued, linkage)
            VALUES (:code, 'SETTLED', :at, :forgottenAt, :token, :replayUntil,
              :firstLogin, :continued, :linkage)
            ON CONFLICT (code) DO UPDATE SET
              state = excluded.state, token = excluded.token,
              replay_until = excluded.replay_until, first_login = excluded.first_login,
              continued = excluded.continued, linkage = excluded.linkage
            """)
        .bind("code", settlement.code())
        .bind("at", at)
        .bind("forgottenAt", at.plus(LoginTerms.CODE_MEMORY))
        .bind("token", settlement.token())
        .bind("replayUntil", settlement.replayUntil())
        .bind("firstLogin", facts.firstLogin())
        .bind("continued", facts.continued())
        .bind("linkage", facts.linkage().name())
        .execute();
  }

  private static Standing standing(ResultSet row, Instant now) throws SQLException {
    return switch (State.valueOf(row.getString("state"))) {
      case PENDING ->
          now.isBefore(Micros.instant(row.getLong("pending_until")))
              ? new Standing.Pending()
              : new Standing.Abandoned();
      case SPENT -> new Standing.Spent();
      case SETTLED ->
          row.getBytes("token") != null && now.isBefore(Micros.instant(row.getLong("replay_until")))
              ? settled(row)
              : new Standing.Spent();
    };
  }

  private static Standing settled(ResultSet row) throws SQLException {
    return new Standing.Settled(
        new SealedToken(row.getBytes("token")),
        new LoginFacts(
            row.getBoolean("first_login"),
            row.getBoolean("continued"),
            LoginFacts.Linkage.valueOf(row.getString("linkage"))));
  }

  private enum State {
    PENDING,
    SPENT,
    SETTLED
  }
}
