package dev.minipassport.change;

import dev.minipassport.identity.AppId;
import dev.minipassport.token.OpaqueSeal;
import java.time.Instant;
import java.util.Optional;

/// Marks how far a backend has read a sequence, in a form that it can keep and not make up.
public final class Cursors {
  private final OpaqueSeal seal;

  public Cursors(OpaqueSeal seal) {
    this.seal = seal;
  }

  /// How far.
  ///
  /// @param at nothing that came before it was left unread
  public record Position(long after, Instant at) {
    static Position beginning(Instant now) {
      return new Position(0, now);
    }
  }

  /// What is read: a cursor of one sequence is none of another.
  public enum Sequence {
    CHANGES,
    PICTURES
  }

  public String cursor(Sequence sequence, AppId app, Position position) {
    return seal.seal(
        OpaqueSeal.Use.CURSOR,
        String.join(
            "\n",
            sequence.name(),
            app.value(),
            Long.toString(position.after()),
            Long.toString(position.at().toEpochMilli())));
  }

  /// Empty if `cursor` was not given out for this sequence of this app.
  public Optional<Position> open(Sequence sequence, AppId app, String cursor) {
    return seal.open(OpaqueSeal.Use.CURSOR, cursor)
        .map(text -> text.split("\n"))
        .filter(parts -> parts[0].equals(sequence.name()) && parts[1].equals(app.value()))
        .map(
            parts ->
                new Position(
                    Long.parseLong(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[3]))));
  }
}
