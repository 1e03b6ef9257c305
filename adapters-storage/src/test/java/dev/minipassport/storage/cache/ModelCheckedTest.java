package dev.minipassport.storage.cache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.sql.Commits;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The near cache under a model checker, which switches threads wherever they touch what they
/// share: whatever the callers of one node see is what they would see of the store alone, one after
/// the other.
@Isolated("the checker rewrites the classes that it meets")
final class ModelCheckedTest {
  private static final int SCENARIOS = Integer.getInteger("model.scenarios", 5);
  private static final int SCHEDULES = 300;
  private static final Session.Live ALICE = People.session(1);
  private static final Session.Live BOB = People.session(2);

  /// Alice is signed in, and may be signed out; Bob may sign in.
  public abstract static class Node {
    private final ScriptedSessions store = new ScriptedSessions();
    private final Sessions sessions;

    Node(boolean cached, boolean heard) {
      store.rows.put(ALICE.token(), ALICE);
      this.sessions =
          cached
              ? new NearCache(100, 4, () -> 0L, Belief.ALWAYS)
                  .before(store, heard ? store.commits : new Commits())
              : store;
    }

    @Operation
    public boolean aliceIsIn() {
      return sessions.findBy(ALICE.token()).orElseThrow() instanceof Session.Live;
    }

    @Operation
    public void signAliceOut() {
      sessions.end(ALICE, EndReason.REVOKED, People.NOW);
    }

    @Operation
    public boolean bobIsIn() {
      return sessions.findBy(BOB.token()).isPresent();
    }

    @Operation
    public void signBobIn() {
      store.rows.put(BOB.token(), BOB);
      store.commits.cameIntoBeing(BOB.token());
    }
  }

  public static final class Store extends Node {
    public Store() {
      super(false, true);
    }
  }

  public static final class Cached extends Node {
    public Cached() {
      super(true, true);
    }
  }

  public static final class CachedAndDeaf extends Node {
    public CachedAndDeaf() {
      super(true, false);
    }
  }

  private static void check(Class<? extends Node> node) {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .iterations(SCENARIOS)
        .invocationsPerIteration(SCHEDULES)
        .minimizeFailedScenario(false)
        .addGuarantee(forClasses(ModelCheckedTest::isTrusted).allMethods().treatAsAtomic())
        .sequentialSpecification(Store.class)
        .check(node);
  }

  /// The libraries of others are taken to keep their word.
  private static boolean isTrusted(String name) {
    return name.startsWith("com.github.benmanes.caffeine.");
  }

  @Test
  void aNodeIsNoOtherThanItsStore() {
    check(Cached.class);
  }

  @Test
  void aNodeThatDoesNotHearItsCommitsIsCaught() {
    assertThatThrownBy(() -> check(CachedAndDeaf.class)).isInstanceOf(LincheckAssertionError.class);
  }
}
