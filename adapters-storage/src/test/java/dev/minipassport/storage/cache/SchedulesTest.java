package dev.minipassport.storage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.sql.Commits;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Readers of one session on a node, in every order with those who end it, here or elsewhere: no
/// read that begins after the end was acknowledged here, or longer than the lag after it was
/// committed elsewhere, finds it live.
final class SchedulesTest {
  private static final int ROUNDS = Integer.getInteger("schedules.rounds", 250);
  private static final Session.Live ALICE = People.session(1);
  private static final Session.Ended ENDED =
      new Session.Ended(ALICE.id(), ALICE.app(), EndReason.REVOKED);

  /// How the node learns what others changed; as it should be, or broken in one way.
  private enum Feed {
    SOUND,
    IGNORED,
    DEAF,
    STALLED,
    COMMITS_NOT_HEARD
  }

  /// One node, and whoever plays with it.
  private static final class Node {
    private final Turns turns;
    private final ScriptedBelief belief;
    private final ScriptedSessions store = new ScriptedSessions();
    private final NearCache cache;
    private final Sessions sessions;
    private final Feed feed;
    private volatile long endedAt = Long.MAX_VALUE;
    private volatile boolean acknowledged;

    Node(Feed feed, long seed) {
      this.feed = feed;
      this.turns = new Turns(seed);
      this.belief = new ScriptedBelief(turns::step);
      belief.ignored = feed == Feed.IGNORED;
      this.cache = new NearCache(100, 4, belief::now, belief);
      store.rows.put(ALICE.token(), ALICE);
      store.aroundReads = turns::step;
      this.sessions =
          cache.before(store, feed == Feed.COMMITS_NOT_HEARD ? new Commits() : store.commits);
    }

    Optional<Session> find() {
      return sessions.findWarm(ALICE.token()).or(() -> sessions.findBy(ALICE.token()));
    }

    void read() {
      turns.linger();
      boolean after = acknowledged || belief.now() - ScriptedBelief.LAG > endedAt;
      boolean live = find().orElseThrow() instanceof Session.Live;
      assertThat(after && live).describedAs("found live after its end").isFalse();
    }

    void endHere() {
      turns.linger();
      sessions.end(ALICE, EndReason.REVOKED, People.NOW);
      acknowledged = true;
    }

    void endElsewhere() {
      turns.linger();
      turns.linger();
      store.rows.put(ALICE.token(), ENDED);
      endedAt = belief.now();
      for (int i = 0; i < 3; i++) {
        turns.step();
        belief.passes(ScriptedBelief.LAG / 2 + 1);
      }
    }

    void hear() {
      for (int i = 0; i < 3 && feed != Feed.STALLED; i++) {
        turns.step();
        long begun = belief.now();
        turns.step();
        boolean ended = store.rows.get(ALICE.token()) instanceof Session.Ended;
        turns.step();
        if (ended && feed != Feed.DEAF) {
          cache.changed(ALICE.identity().id());
        }
        turns.step();
        belief.knownAt = begun;
      }
    }
  }

  private static OptionalLong violationHere(Feed feed) {
    return violation(
        feed,
        node -> {
          node.turns.plays(node::read);
          node.turns.plays(node::read);
          node.turns.plays(node::read);
          node.turns.plays(node::endHere);
        });
  }

  private static OptionalLong violationElsewhere(Feed feed) {
    return violation(
        feed,
        node -> {
          node.turns.plays(node::read);
          node.turns.plays(node::read);
          node.turns.plays(node::read);
          node.turns.plays(node::endElsewhere);
          node.turns.plays(node::hear);
        });
  }

  private interface Cast {
    void enter(Node node);
  }

  /// The seed of the first game that went wrong. Half of the games begin with a warm cache.
  private static OptionalLong violation(Feed feed, Cast cast) {
    return LongStream.range(0, ROUNDS)
        .filter(
            seed -> {
              var node = new Node(feed, seed);
              if (seed % 2 == 0) {
                assertThat(node.find()).contains(ALICE);
              }
              cast.enter(node);
              return node.turns.play() != null;
            })
        .findFirst();
  }

  @Test
  void noReadFindsWhatEndedHere() {
    assertThat(violationHere(Feed.SOUND)).isEmpty();
  }

  @Test
  void noReadFindsWhatEndedElsewhereLongerThanTheLagAgo() {
    assertThat(violationElsewhere(Feed.SOUND)).isEmpty();
  }

  @Test
  void norWhereNothingIsHeardOfOthers() {
    assertThat(violationElsewhere(Feed.STALLED)).isEmpty();
  }

  @Test
  void aNodeThatBelievesWithoutReadingIsCaught() {
    assertThat(violationElsewhere(Feed.IGNORED)).isPresent();
  }

  @Test
  void aNodeThatReadsWithoutTellingIsCaught() {
    assertThat(violationElsewhere(Feed.DEAF)).isPresent();
  }

  @Test
  void aNodeThatDoesNotHearItsOwnCommitsIsCaught() {
    assertThat(violationHere(Feed.COMMITS_NOT_HEARD)).isPresent();
  }
}
