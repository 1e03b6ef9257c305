package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Admitted;
import dev.minipassport.testkit.history.Answer.Done;
import dev.minipassport.testkit.history.Answer.Refused;
import dev.minipassport.testkit.history.Answer.Said;
import dev.minipassport.testkit.history.Answer.Unknown;
import dev.minipassport.testkit.history.Deed.Login;
import dev.minipassport.testkit.history.Deed.Read;
import dev.minipassport.testkit.history.Deed.Rotate;
import dev.minipassport.testkit.history.Deed.Validate;
import dev.minipassport.testkit.history.Deed.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A history that is made up: calls of 1 ms each, at moments in milliseconds.
final class Told {
  static final Person ALICE = new Person("wx1", "alice");
  static final Person BOB = new Person("wx1", "bob");
  static final Answer GONE = new Refused("UNKNOWN");
  static final Answer LOST = new Unknown("UNAVAILABLE");
  static final Answer DONE = new Done();

  private static final long MILLI = 1_000_000;

  private final List<Call> calls = new ArrayList<>();

  Told call(long at, int node, Deed deed, Answer answer) {
    calls.add(new Call(at * MILLI, (at + 1) * MILLI, node, deed, answer));
    return this;
  }

  /// A code of the same name as the token signs in.
  Told login(long at, Person person, String session, String token) {
    return login(at, person, token, session, token);
  }

  Told login(long at, Person person, String code, String session, String token) {
    return call(
        at,
        0,
        new Login(person, new Handle(code), Optional.empty()),
        new Admitted(session, person, Optional.of(new Handle(token))));
  }

  Told rotated(long at, Person person, String session, String token, String next) {
    return call(
        at,
        0,
        new Rotate(person.app(), new Handle(token)),
        new Admitted(session, person, Optional.of(new Handle(next))));
  }

  Told valid(long at, int node, String token, Person person, String session) {
    return validated(at, node, token, new Admitted(session, person, Optional.empty()));
  }

  Told validated(long at, int node, String token, Answer answer) {
    return call(at, node, new Validate("wx1", new Handle(token)), answer);
  }

  Told revokedAll(long at, int node, String token, Answer answer) {
    return call(at, node, new Deed.RevokeAll("wx1", new Handle(token)), answer);
  }

  Told wrote(long at, String token, String nickname, Answer answer) {
    return call(
        at,
        0,
        new Write("wx1", new Handle(token), Map.of("nickname", nickname), "GRANTED"),
        answer);
  }

  Told read(long at, String token, Map<String, String> said) {
    return call(at, 1, new Read("wx1", new Handle(token)), new Said(said));
  }

  List<Violation> violations() {
    return new Checker(new Bounds(Duration.ofSeconds(1), 2))
        .check(calls.stream().sorted(Comparator.comparingLong(Call::begun)).toList());
  }

  List<Call> calls() {
    return calls;
  }
}
