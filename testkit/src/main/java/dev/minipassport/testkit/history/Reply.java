package dev.minipassport.testkit.history;

import java.util.Optional;

/// An answer, and what of it no history may hold.
///
/// @param token the new one, if there is one
public record Reply(Answer answer, Optional<String> token) {
  public static Reply of(Answer answer) {
    return new Reply(answer, Optional.empty());
  }

  public static Reply admitted(String session, Person person) {
    return of(new Answer.Admitted(session, person, Optional.empty()));
  }

  public static Reply admitted(String session, Person person, String token) {
    return new Reply(
        new Answer.Admitted(session, person, Optional.of(Handle.of(token))), Optional.of(token));
  }

  public static Reply refused(String reason) {
    return of(new Answer.Refused(reason));
  }

  public static Reply done() {
    return of(new Answer.Done());
  }

  public static Reply nothing() {
    return of(new Answer.Nothing());
  }

  public static Reply unknown(String why) {
    return of(new Answer.Unknown(why));
  }

  @Override
  public String toString() {
    return answer.toString();
  }
}
