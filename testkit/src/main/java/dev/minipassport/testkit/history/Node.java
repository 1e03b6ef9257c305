package dev.minipassport.testkit.history;

import java.util.Optional;

/// A node as a client sees it. No method throws: a failure is an answer, [Answer.Unknown].
public interface Node {
  Reply login(Person person, String code, Optional<String> current);

  Reply validate(String app, String token);

  Reply rotate(String app, String token);

  Reply revoke(String app, String token);

  Reply revokeAll(String app, String token);

  Reply revokeOthers(String app, String token);
}
