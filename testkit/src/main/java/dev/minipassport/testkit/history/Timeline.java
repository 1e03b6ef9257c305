package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Admitted;
import dev.minipassport.testkit.history.Deed.Ending;
import dev.minipassport.testkit.history.Deed.Login;
import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Deed.Rotate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A history by session, token and person.
final class Timeline {
  /// @param given the first call that gave out one of its tokens
  record Known(String session, Person person, Call given) {}

  /// @param given the first answer it came with
  record Issued(Known session, Call given) {}

  private final List<Call> calls;
  private final Map<String, Known> sessions = new HashMap<>();
  private final Map<Handle, Issued> tokens = new LinkedHashMap<>();
  private final Map<Person, List<Call>> endings = new HashMap<>();
  private final Map<Person, List<Call>> logins = new HashMap<>();
  private final Map<Handle, List<Call>> uses = new HashMap<>();
  private final Map<String, List<Handle>> tokensOf = new HashMap<>();

  /// @param calls in the order in which they were made
  Timeline(List<Call> calls) {
    this.calls = calls;
    calls.forEach(this::noteGiven);
    calls.forEach(this::noteUse);
  }

  private void noteGiven(Call call) {
    if (call.answer() instanceof Admitted(var session, var person, var token)
        && (call.deed() instanceof Login || call.deed() instanceof Rotate)) {
      Known known = sessions.computeIfAbsent(session, id -> new Known(id, person, call));
      token.ifPresent(
          handle -> {
            Issued issued = new Issued(known, call);
            Issued earlier = tokens.putIfAbsent(handle, issued);
            if (earlier == null) {
              tokensOf.computeIfAbsent(session, _ -> new ArrayList<>()).add(handle);
            } else if (call.ended() < earlier.given().ended()) {
              tokens.put(handle, new Issued(earlier.session(), call));
            }
          });
    }
  }

  private void noteUse(Call call) {
    if (call.deed() instanceof Login login) {
      logins.computeIfAbsent(login.person(), _ -> new ArrayList<>()).add(call);
      login.current().ifPresent(token -> noteUse(token, call));
    }
    if (call.deed() instanceof Presenting presenting) {
      noteUse(presenting.token(), call);
    }
    if (call.deed() instanceof Ending ending) {
      whose(ending)
          .ifPresent(person -> endings.computeIfAbsent(person, _ -> new ArrayList<>()).add(call));
    }
  }

  private void noteUse(Handle token, Call call) {
    uses.computeIfAbsent(token, _ -> new ArrayList<>()).add(call);
  }

  private Optional<Person> whose(Ending ending) {
    return switch (ending) {
      case Deed.Suspend(var person) -> Optional.of(person);
      case Presenting presenting -> issued(presenting.token()).map(it -> it.session().person());
    };
  }

  List<Call> calls() {
    return calls;
  }

  /// Empty if no answer gave it out.
  Optional<Issued> issued(Handle token) {
    return Optional.ofNullable(tokens.get(token));
  }

  /// Calls that ended, or may have ended, sessions of the person.
  List<Call> endings(Person person) {
    return endings.getOrDefault(person, List.of());
  }

  List<Call> logins(Person person) {
    return logins.getOrDefault(person, List.of());
  }

  /// Calls with the token, logins among them.
  List<Call> uses(Handle token) {
    return uses.getOrDefault(token, List.of());
  }

  List<Handle> tokens(String session) {
    return tokensOf.getOrDefault(session, List.of());
  }

  /// Whether a token of this session is meant.
  boolean isOf(Handle token, Known session) {
    return issued(token).map(it -> it.session().session().equals(session.session())).orElse(false);
  }
}
