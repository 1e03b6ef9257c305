package dev.minipassport.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.contract.StoreContract;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/// No contract of a store is left out.
final class ContractMatrixTest {
  @Test
  void theInMemoryStoreIsHeldToEveryContract() {
    List<Class<?>> contracts =
        classes(
            StoreContract.class,
            type -> Modifier.isPublic(type.getModifiers()) && type != StoreContract.class);
    List<Class<?>> held =
        classes(ContractMatrixTest.class, type -> type.getSimpleName().startsWith("InMemory"))
            .stream()
            .<Class<?>>map(Class::getSuperclass)
            .toList();

    assertThat(held).containsExactlyInAnyOrderElementsOf(contracts);
  }

  private static List<Class<?>> classes(Class<?> neighbour, Predicate<Class<?>> wanted) {
    return ReflectionSupport.findAllClassesInPackage(
        neighbour.getPackageName(), wanted.and(StoreContract.class::isAssignableFrom), _ -> true);
  }
}
