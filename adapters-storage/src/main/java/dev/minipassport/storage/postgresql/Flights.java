package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.sql.Later;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Sends statements that may wait together with the next one that cannot, or with the commit: the
/// driver takes several, joined by semicolons, and asks the server for all of them in one round
/// trip. The server still runs one after the other, each on what is committed when it begins.
final class Flights implements StatementBuilder {
  private static final String NEXT = "; ";
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(String sql, List<Binding> bindings) {}

  private interface Binding {
    void apply(PreparedStatement flight, int shift) throws Throwable;
  }

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    if (Later.allows(context)) {
      return waiting(sql);
    }
    return waiting.isEmpty() ? connection.prepareStatement(sql) : last(connection, sql);
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    statement.close();
  }

  /// Commits, with what still waits.
  ///
  /// @return what the server warns of
  @Nullable SQLWarning commit(Connection connection) throws SQLException {
    if (waiting.isEmpty()) {
      connection.commit();
      return connection.getWarnings();
    }
    try (PreparedStatement flight = connection.prepareStatement(joined("COMMIT"))) {
      int _ = bind(flight);
      boolean _ = flight.execute();
      return flight.getWarnings();
    }
  }

  private PreparedStatement waiting(String sql) {
    List<Binding> bindings = new ArrayList<>();
    return proxy(
        (method, arguments) -> {
          if (binds(method)) {
            bindings.add((flight, shift) -> invoke(method, flight, shifted(arguments, shift)));
          } else if (method.getName().equals("execute")) {
            waiting.add(new Waiting(sql, bindings));
          }
          return nothing(method.getReturnType());
        });
  }

  /// Its parameters and its results come after those of what waited.
  private PreparedStatement last(Connection connection, String sql) throws SQLException {
    PreparedStatement flight = connection.prepareStatement(joined(sql));
    int before = waiting.size();
    int shift = bind(flight);
    return proxy(
        (method, arguments) -> {
          Object answer =
              invoke(method, flight, binds(method) ? shifted(arguments, shift) : arguments);
          if (!method.getName().equals("execute")) {
            return answer;
          }
          boolean rows = false;
          for (int i = 0; i < before; i++) {
            rows = flight.getMoreResults();
          }
          return rows;
        });
  }

  private String joined(String last) {
    return Stream.concat(waiting.stream().map(Waiting::sql), Stream.of(last))
        .collect(Collectors.joining(NEXT));
  }

  /// Nothing waits any more.
  private int bind(PreparedStatement flight) throws SQLException {
    int shift = 0;
    for (Waiting one : waiting) {
      for (Binding binding : one.bindings()) {
        try {
          binding.apply(flight, shift);
        } catch (SQLException | RuntimeException | Error e) {
          throw e;
        } catch (Throwable e) {
          throw new SQLException(e);
        }
      }
      shift += one.bindings().size();
    }
    waiting.clear();
    return shift;
  }

  private static boolean binds(Method method) {
    return method.getName().startsWith("set")
        && method.getParameterCount() > 1
        && method.getParameterTypes()[0] == int.class;
  }

  private static Object[] shifted(Object[] arguments, int shift) {
    Object[] shifted = arguments.clone();
    shifted[0] = (int) arguments[0] + shift;
    return shifted;
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == int.class ? 0 : null;
  }

  private static PreparedStatement proxy(Call call) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            Flights.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (_, method, arguments) ->
                call.invoke(method, arguments == null ? new Object[0] : arguments));
  }

  private static @Nullable Object invoke(Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private interface Call {
    @Nullable Object invoke(Method method, Object[] arguments) throws Throwable;
  }
}
