package dev.minipassport.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.contract.StoreContract;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;

/// No contract of a store is left out anywhere; of the bare in-memory store the testkit sees to it.
final class ContractMatrixTest {
  private static final String HERE = ContractMatrixTest.class.getPackageName();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql.PostgresTest$",
        "postgresql.CachedPostgresTest$",
        "sqlite.Sqlite",
        "sqlite.CachedSqliteTest$",
        "cache.CachedMemoryTest$"
      })
  void everyStoreIsHeldToEveryContract(String tests) {
    assertThat(contractsOf(tests)).containsExactlyInAnyOrderElementsOf(contracts());
  }

  private static List<Class<?>> contracts() {
    return classes(
        StoreContract.class.getPackageName(),
        type -> Modifier.isPublic(type.getModifiers()) && type != StoreContract.class,
        _ -> true);
  }

  /// @param tests how their names begin
  private static List<Class<?>> contractsOf(String tests) {
    return classes(HERE, _ -> true, name -> name.startsWith(HERE + "." + tests)).stream()
        .<Class<?>>map(Class::getSuperclass)
        .toList();
  }

  private static List<Class<?>> classes(
      String inPackage, Predicate<Class<?>> wanted, Predicate<String> named) {
    return ReflectionSupport.findAllClassesInPackage(
        inPackage, wanted.and(StoreContract.class::isAssignableFrom), named);
  }
}
