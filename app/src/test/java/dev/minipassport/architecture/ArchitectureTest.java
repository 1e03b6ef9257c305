package dev.minipassport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds every module to the rules, and every rule to its canary: a rule that does not catch the
/// class that breaks it on purpose is no rule.
final class ArchitectureTest {
  private static final String GENERATED = "/dev/minipassport/v1/";
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/testkit/"))
          .withImportOption(location -> !location.contains(GENERATED))
          .importPackages("dev.minipassport");
  private static final JavaClasses CANARIES =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/canary/"))
          .importPackages("dev.minipassport");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(Rules.THE_DOMAIN_IS_PURE, "ImpureCanary"),
        Arguments.of(Rules.NO_ADAPTER_KNOWS_ANOTHER, "StorageCanary"),
        Arguments.of(Rules.STORAGE_KNOWS_NO_OTHER_ADAPTER, "GrpcCanary"),
        Arguments.of(Rules.GRPC_KNOWS_NO_OTHER_ADAPTER, "WeChatCanary"),
        Arguments.of(Rules.THE_SIMULATOR_STANDS_ALONE, "DomainCanary"),
        Arguments.of(Rules.SECRETS_STAY_OFF_THE_WIRE, "SessionKeyCanary"),
        Arguments.of(Rules.SECRETS_STAY_OFF_THE_WIRE, "AppSecretCanary"),
        Arguments.of(Rules.SECRETS_STAY_OFF_THE_WIRE, "AccessTokenCanary"),
        Arguments.of(Rules.TIME_AND_CHANCE_ARE_ARGUMENTS, "ClockCanary"),
        Arguments.of(Rules.TIME_AND_CHANCE_ARE_ARGUMENTS, "ClockReferenceCanary"),
        Arguments.of(Rules.TIME_AND_CHANCE_ARE_ARGUMENTS, "ChanceCanary"),
        Arguments.of(Rules.NOTHING_GROWS_WITHOUT_BOUND, "QueueCanary"),
        Arguments.of(Rules.NOTHING_GROWS_WITHOUT_BOUND, "ExecutorCanary"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramKeepsTheRule(ArchRule rule, String canary) {
    assertThat(canary).isNotEmpty();
    rule.check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleCatchesItsCanary(ArchRule rule, String canary) {
    EvaluationResult result = rule.evaluate(CANARIES);

    assertThat(result.getFailureReport().getDetails()).anyMatch(detail -> detail.contains(canary));
  }

  @Test
  void everyPackageOfTheProgramIsNullMarked() {
    assertThat(packagesNotMarked(PROGRAM)).isEmpty();
    assertThat(packagesNotMarked(CANARIES)).containsExactly("dev.minipassport.canary.unmarked");
  }

  private static List<String> packagesNotMarked(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(place -> !place.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .toList();
  }

  @Test
  void everyModuleIsHeldToTheRules() {
    assertThat(PROGRAM.stream().map(type -> type.getPackageName()))
        .contains(
            "dev.minipassport.login",
            "dev.minipassport.wechat",
            "dev.minipassport.storage",
            "dev.minipassport.grpc",
            "dev.minipassport.app",
            "dev.minipassport.simulator");
  }
}
