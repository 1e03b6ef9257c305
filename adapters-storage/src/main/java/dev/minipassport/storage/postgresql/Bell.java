package dev.minipassport.storage.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells other nodes that there is something to read, and hears it from them. It is rung after the
/// commit and outside of it, on a connection of its own: a `NOTIFY` within would make commits wait
/// for each other. Where it cannot ring, nodes find out by themselves a little later.
final class Bell implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bell.class);
  private static final String CHANNEL = "minipassport_changes";
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// After so many seconds it asks anew: a connection that is cut says nothing by itself.
  private static final int TURNS = 30;

  private final PostgresStoreOptions options;
  private final Runnable heard;
  private final Semaphore rung = new Semaphore(0);
  private final Thread ringer;
  private final Thread listener;
  private volatile boolean closed;

  /// @param heard called when another node, or this one, has rung; it must not block
  Bell(PostgresStoreOptions options, Runnable heard) {
    this.options = options;
    this.heard = heard;
    this.ringer = Thread.ofPlatform().name("store-bell").daemon().start(() -> keep(this::ringing));
    this.listener =
        Thread.ofPlatform().name("store-bell-heard").daemon().start(() -> keep(this::listening));
  }

  /// Asks to ring soon; what is asked while it rings is one ring more.
  void ring() {
    rung.release();
  }

  private interface Turn {
    void take(Connection connection) throws SQLException, InterruptedException;
  }

  /// Takes turns on one connection after the other.
  private void keep(Turn turn) {
    boolean failing = false;
    while (!closed) {
      try (Connection connection = connect()) {
        while (!closed) {
          turn.take(connection);
          if (failing) {
            log.info("Nodes wake each other again.");
          }
          failing = false;
        }
      } catch (SQLException e) {
        if (!failing && !closed) {
          log.warn(
              "Nodes cannot wake each other, and look by themselves meanwhile. If that lasts, see"
                  + " whether the way to the database has LISTEN; else set store.wake-ups to false.",
              e);
        }
        failing = true;
        pause();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void ringing(Connection connection) throws SQLException, InterruptedException {
    rung.acquire();
    int _ = rung.drainPermits();
    say(connection, "NOTIFY " + CHANNEL);
  }

  private void listening(Connection connection) throws SQLException {
    PGConnection server = connection.unwrap(PGConnection.class);
    say(connection, "LISTEN " + CHANNEL);
    for (int turn = 0; turn < TURNS && !closed; turn++) {
      PGNotification[] notes = server.getNotifications((int) PAUSE.toMillis());
      if (notes != null && notes.length > 0) {
        heard.run();
      }
    }
  }

  private static void say(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(command);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", options.user());
    Object _ =
        options
            .password()
            .use(text -> Objects.requireNonNullElse(properties.setProperty("password", text), ""));
    properties.setProperty("ApplicationName", "minipassport bell");
    properties.setProperty("connectTimeout", Long.toString(PAUSE.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("targetServerType", "primary");
    return DriverManager.getConnection(options.url(), properties);
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    ringer.interrupt();
    listener.interrupt();
    try {
      ringer.join(2 * PAUSE.toMillis());
      listener.join(2 * PAUSE.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
