package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {
  private static PostgresStoreOptions at(String url) {
    PostgresStoreOptions some =
        PostgresStoreOptions.at(
            "localhost", 1, "m", "m", new DatabasePassword(""), Path.of("keys.json"));
    return new PostgresStoreOptions(
        url,
        some.user(),
        some.password(),
        some.connections(),
        some.keySet(),
        some.patience(),
        some.statementTimeout(),
        some.lag(),
        some.wakeUps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/m",
        "jdbc:postgresql://LOCALHOST:5432/m",
        "jdbc:postgresql://127.0.0.1:5432/m",
        "jdbc:postgresql://127.255.0.9/m",
        "jdbc:postgresql://[::1]:5432,localhost/m?connectTimeout=2",
        "jdbc:postgresql://db/m?sslmode=disable",
        "jdbc:postgresql://db/m?connectTimeout=2&sslmode=prefer",
        "jdbc:postgresql://one:5432,two:5433,three/m?targetServerType=primary&sslmode=require",
        "jdbc:postgresql://db.internal:5432/m?sslmode=verify-full&sslrootcert=/etc/ca.pem",
      })
  void whatTheDriverUnderstandsIsTaken(String url) {
    assertThat(at(url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://m:OPEN-SESAME@db:5432/m, store.password",
    "jdbc:postgresql://db/m?password=OPEN-SESAME, store.password",
    "jdbc:postgresql://db/m?pass%77ord=OPEN-SESAME, parameter",
    "jdbc:postgresql://db/m?sslmod=OPEN-SESAME, parameter",
    "jdbc:postgresql://db/m?OPEN-SESAME, parameter",
    "jdbc:postgresql://db/m?user=OPEN-SESAME, parameter",
    "jdbc:postgresql://localhost/m?PGHOST=OPEN-SESAME, parameter",
    "jdbc:postgresql://localhost/m?service=OPEN-SESAME, parameter",
    "jdbc:postgresql://db:99999/m, port",
    "jdbc:postgresql://db:OPEN-SESAME/m, port",
    "jdbc:postgresql://db:5432, HOST:PORT/DATABASE",
    "jdbc:postgresql://db:5432/, HOST:PORT/DATABASE",
    "jdbc:mysql://OPEN-SESAME/m, jdbc:postgresql",
  })
  void whatItWouldPassOverIsRefusedAndNotRepeated(String url, String advice) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(advice)
        .hasMessageNotContaining("OPEN-SESAME")
        .hasMessageNotContaining(";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/m",
        "jdbc:postgresql://127.0.0.1.example.org/m",
        "jdbc:postgresql://localhost.example.org/m",
        "jdbc:postgresql://10.0.0.1:5432/m",
        "jdbc:postgresql://[fd00::1]:5432/m",
        "jdbc:postgresql://127.0.0.1,db/m",
        "jdbc:postgresql://db/m?connectTimeout=2",
        "jdbc:postgresql://db/m?ssl=true",
        "jdbc:postgresql://db/m?sslmode",
        "jdbc:postgresql://db/m?sslmode=",
        "jdbc:postgresql://db/m?sslmode=verified",
        "jdbc:postgresql://db/m?sslrootcert=sslmode=require",
      })
  void howTheWayBeyondThisMachineIsGuardedIsNotLeftOpen(String url) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sslmode=verify-full")
        .hasMessageContaining("sslrootcert")
        .hasMessageNotContaining(";");
  }
}
