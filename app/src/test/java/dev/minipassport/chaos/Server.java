package dev.minipassport.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// One database server, by the programs that the distribution installs.
final class Server {
  /// What a synchronous standby calls itself.
  private static final String STANDBY = "pair";

  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 200
      shared_buffers = 32MB
      synchronous_commit = on
      synchronous_standby_names = '%s'
      wal_keep_size = 48MB
      max_wal_size = 48MB
      min_wal_size = 8MB
      wal_retrieve_retry_interval = 500ms
      wal_receiver_status_interval = 1s
      """
          .formatted(STANDBY);

  private final Path programs;
  private final Volume volume;
  private final Path data;
  private final Path log;
  private final int port;

  private Server(Path programs, Volume volume, String name) {
    this.programs = programs;
    this.volume = volume;
    this.data = volume.folder().resolve(name);
    this.log = volume.folder().resolve(name + ".log");
    this.port = freePort();
  }

  /// A new, empty one, that commits nothing without a standby.
  static Server create(Path programs, Volume volume, String name) throws IOException {
    var server = new Server(programs, volume, name);
    server.program(
        "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--wal-segsize=1");
    server.append("postgresql.conf", SETTINGS);
    return server;
  }

  /// A standby of another one, as of now.
  static Server standbyOf(Server primary, Volume volume, String name) throws IOException {
    var server = new Server(primary.programs, volume, name);
    String _ =
        Shell.runForDatabase(
            List.of(
                server.programs.resolve("pg_basebackup").toString(),
                "-D",
                server.data.toString(),
                "-d",
                "host=127.0.0.1 user=postgres port=" + primary.port,
                "--checkpoint=fast",
                "--no-sync"));
    server.append(
        "postgresql.auto.conf",
        "primary_conninfo = 'host=127.0.0.1 user=postgres port=%d application_name=%s'%n"
            .formatted(primary.port, STANDBY));
    server.append("standby.signal", "");
    return server;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String file, String text) throws IOException {
    Path path = data.resolve(file);
    boolean isNew = !Files.exists(path);
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isNew) {
      Shell.giveToDatabase(path);
    }
  }

  private void program(String name, String... arguments) {
    var command = new java.util.ArrayList<>(List.of(programs.resolve(name).toString()));
    command.addAll(List.of("-D", data.toString()));
    command.addAll(List.of(arguments));
    String _ = Shell.runForDatabase(command);
  }

  int port() {
    return port;
  }

  Volume volume() {
    return volume;
  }

  void start() {
    program("pg_ctl", "-w", "-o", "-p " + port, "-l", log.toString(), "start");
  }

  boolean isRunning() {
    return Shell.attemptForDatabase(
            List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString(), "status"))
        .succeeded();
  }

  void restart() {
    program("pg_ctl", "-w", "-m", "fast", "-o", "-p " + port, "-l", log.toString(), "restart");
  }

  void promote() {
    program("pg_ctl", "-w", "promote");
  }

  void signal(String signal) {
    Shell.signal(signal, pid());
  }

  /// Signals each process of it.
  void signalAll(String signal) {
    long pid = pid();
    ProcessHandle.of(pid)
        .ifPresent(
            postmaster ->
                postmaster.children().forEach(child -> Shell.signal(signal, child.pid())));
    Shell.signal(signal, pid);
  }

  private long pid() {
    try {
      return Long.parseLong(
          Files.readString(data.resolve("postmaster.pid")).lines().findFirst().orElse("0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it as a loss of power does.
  void kill() {
    Shell.Outcome _ =
        Shell.attemptForDatabase(
            List.of(
                programs.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-m",
                "immediate",
                "stop"));
  }

  void delete() {
    String _ = Shell.run(List.of("rm", "-rf", data.toString(), log.toString()));
  }

  String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /// The first column of the first row.
  String ask(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement statements = connection.createStatement();
        ResultSet rows = statements.executeQuery(statement)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&socketTimeout=5",
        "postgres",
        "");
  }
}
