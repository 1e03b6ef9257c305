package dev.minipassport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;

/// What the modules promise each other. Beside each rule stands a canary that it must catch: see
/// `ArchitectureTest`.
final class Rules {
  private static final String ROOT = "dev.minipassport.";
  private static final String WECHAT = ROOT + "wechat..";
  private static final String STORAGE = ROOT + "storage..";
  private static final String GRPC = ROOT + "grpc..";
  private static final String WIRE = ROOT + "v1..";
  private static final String APP = ROOT + "app..";
  private static final String SIMULATOR = ROOT + "simulator..";

  /// Whatever is not named above is the domain, so that a new package of it is held to its rules at
  /// once.
  private static final DescribedPredicate<JavaClass> DOMAIN =
      resideInAPackage(ROOT + ".")
          .and(
              DescribedPredicate.not(
                  resideInAnyPackage(WECHAT, STORAGE, GRPC, WIRE, APP, SIMULATOR)))
          .as("the domain");

  static final ArchRule THE_DOMAIN_IS_PURE =
      ArchRuleDefinition.classes()
          .that(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              DOMAIN.or(
                  resideInAnyPackage(
                      "java.lang..",
                      "java.nio",
                      "java.nio.charset..",
                      "java.security..",
                      "java.text",
                      "java.time..",
                      "java.util..",
                      "org.jspecify..")))
          .because("rules are tested without a network, a database or a framework");

  static final ArchRule NO_ADAPTER_KNOWS_ANOTHER =
      noAdapter(WECHAT, STORAGE, GRPC, WIRE, APP, SIMULATOR);

  static final ArchRule STORAGE_KNOWS_NO_OTHER_ADAPTER =
      noAdapter(STORAGE, WECHAT, GRPC, WIRE, APP, SIMULATOR);

  static final ArchRule GRPC_KNOWS_NO_OTHER_ADAPTER =
      noAdapter(GRPC, WECHAT, STORAGE, APP, SIMULATOR);

  static final ArchRule THE_SIMULATOR_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(SIMULATOR)
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + ".").and(DescribedPredicate.not(resideInAPackage(SIMULATOR))))
          .because("a fake that shares code with what it tests shares its mistakes");

  static final ArchRule SECRETS_STAY_OFF_THE_WIRE =
      noClasses()
          .that()
          .resideInAnyPackage(GRPC, WIRE)
          .should()
          .dependOnClassesThat(
              describe(
                  "are session keys, app secrets or access tokens",
                  (JavaClass type) ->
                      Set.of("SessionKey", "AppSecret", "AccessToken")
                          .contains(type.getSimpleName())))
          .because("what no service can name, no response can carry");

  static final ArchRule TIME_AND_CHANCE_ARE_ARGUMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(APP, SIMULATOR)
          .should()
          .accessTargetWhere(
              calls(
                  "read the clock of the machine or make their own randomness",
                  Set.of(
                      "java.time.Instant.now",
                      "java.time.LocalDate.now",
                      "java.time.LocalDateTime.now",
                      "java.time.ZonedDateTime.now",
                      "java.time.OffsetDateTime.now",
                      "java.time.Clock.system",
                      "java.time.InstantSource.system",
                      "java.time.Clock.systemUTC",
                      "java.time.Clock.systemDefaultZone",
                      "java.lang.System.currentTimeMillis",
                      "java.util.UUID.randomUUID",
                      "java.lang.Math.random",
                      "java.security.SecureRandom.<init>",
                      "java.util.Random.<init>",
                      "java.util.SplittableRandom.<init>",
                      "java.util.concurrent.ThreadLocalRandom.current",
                      "java.util.random.RandomGenerator.getDefault",
                      "java.util.random.RandomGenerator.of")))
          .because("they are given by the composition root, so that tests can hold them");

  static final ArchRule NOTHING_GROWS_WITHOUT_BOUND =
      noClasses()
          .that(DescribedPredicate.not(boundedThemselves()))
          .should()
          .accessTargetWhere(
              calls(
                      "make an unbounded queue or executor",
                      Set.of(
                          "java.util.concurrent.ConcurrentLinkedQueue.<init>",
                          "java.util.concurrent.ConcurrentLinkedDeque.<init>",
                          "java.util.concurrent.LinkedTransferQueue.<init>",
                          "java.util.concurrent.PriorityBlockingQueue.<init>",
                          "java.util.concurrent.DelayQueue.<init>",
                          "java.util.concurrent.Executors.newFixedThreadPool",
                          "java.util.concurrent.Executors.newSingleThreadExecutor",
                          "java.util.concurrent.Executors.newCachedThreadPool",
                          "java.util.concurrent.Executors.newWorkStealingPool",
                          "java.util.concurrent.Executors.newThreadPerTaskExecutor",
                          "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor"))
                  .or(linkedQueueWithoutCapacity()))
          .because("what callers do must not decide how much memory or how many threads we use");

  private Rules() {}

  /// Classes that keep such a queue within bounds themselves, and how.
  private static final Map<String, String> BOUNDED_THEMSELVES =
      Map.of(ROOT + "simulator.world.Codes", "forgets the oldest beyond 250,000");

  private static DescribedPredicate<JavaClass> boundedThemselves() {
    return describe(
        "bound it themselves", (JavaClass type) -> BOUNDED_THEMSELVES.containsKey(type.getName()));
  }

  private static ArchRule noAdapter(String adapter, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("adapters meet in the domain's ports only");
  }

  /// A call or a method reference.
  private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> targets) {
    return describe(what, (JavaAccess<?> access) -> targets.contains(name(access)));
  }

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static DescribedPredicate<JavaAccess<?>> linkedQueueWithoutCapacity() {
    Set<String> queues =
        Set.of(
            "java.util.concurrent.LinkedBlockingQueue.<init>",
            "java.util.concurrent.LinkedBlockingDeque.<init>");
    return describe(
        "make a linked queue without a capacity",
        (JavaAccess<?> access) ->
            queues.contains(name(access))
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                    .noneMatch(type -> type.getName().equals("int")));
  }
}
