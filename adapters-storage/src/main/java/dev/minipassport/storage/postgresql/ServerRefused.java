package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Why a database server cannot be used, and what to do, by the reason it gives
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
final class ServerRefused {
  private static final String ANY =
      "Check that it runs and takes writes, that this machine may reach it, and that the user and"
          + " the password are right and may create tables.";

  private static final String OF_OTHERS =
      "It holds tables that are not of this program, or changed ones: give it a database of its own.";

  private static final String CLOSED =
      "The user may not do that: let it own the database, or grant it CREATE on its schema.";

  private static final Map<String, String> BY_STATE =
      Map.ofEntries(
          Map.entry("28P01", "The user or the password is wrong: see store.user, store.password."),
          Map.entry("28000", "The server lets this user not in from here: see its pg_hba.conf."),
          Map.entry("3D000", "There is no such database: create it, or correct store.url."),
          Map.entry("42501", CLOSED),
          Map.entry(
              "53300",
              "The server, the database or the user has no connections left: raise its limit, or"
                  + " lower store.connections."),
          Map.entry(
              "08004",
              "The server turned the connection down: see whether it wants a password (store.password),"
                  + " and, if store.url asks for TLS, that it has it."),
          Map.entry(
              "25006", "It takes no writes: name the primary in store.url, or let it take writes."),
          Map.entry(
              "57014",
              "It took too long: a move to it may be under way, or a lock be held. Look at"
                  + " pg_stat_activity, and repeat."),
          Map.entry(
              "55P03",
              "A lock is held: a move to it, or a backup of it, may be under way. Repeat once that is"
                  + " over."),
          Map.entry("57P03", "It is starting or stopping: repeat in a moment."));

  private ServerRefused() {}

  static StoreRefused unreachable(String database, Throwable cause) {
    return new StoreRefused(
        Reason.UNREACHABLE,
        "The database "
            + database
            + " cannot be used as a store ("
            + StoreRefused.said(cause)
            + "). "
            + advice(StoreRefused.innermost(cause)),
        cause);
  }

  static StoreRefused ofOthers(String database) {
    return unusable(database, "its schema is not empty", OF_OTHERS);
  }

  static StoreRefused closed(String database) {
    return unusable(database, "no table can be created", CLOSED);
  }

  private static StoreRefused unusable(String database, String why, String advice) {
    return new StoreRefused(
        Reason.UNUSABLE,
        "The database " + database + " cannot be used as a store (" + why + "). " + advice);
  }

  static StoreRefused encoding(String database, String encoding) {
    return new StoreRefused(
        Reason.UNUSABLE,
        "The encoding of the database "
            + database
            + " is "
            + encoding
            + ". Create one with ENCODING 'UTF8', from TEMPLATE template0, and name it in store.url.");
  }

  private static boolean isOfOthers(FlywayException refused) {
    return refused instanceof FlywayValidateException
        || String.valueOf(refused.getMessage()).contains("non-empty schema");
  }

  private static String advice(Throwable cause) {
    return switch (cause) {
      case FlywayException refused when isOfOthers(refused) -> OF_OTHERS;
      case FlywayException _ ->
          "Its tables could not be brought up to date: another node may be at it. Repeat, and look at"
              + " the server's log if that lasts.";
      case SQLException refused when refused.getSQLState() != null ->
          BY_STATE.getOrDefault(refused.getSQLState(), ANY);
      default -> ANY;
    };
  }
}
