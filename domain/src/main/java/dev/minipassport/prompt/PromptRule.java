package dev.minipassport.prompt;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.ledger.Stance;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Decides whether a person may be asked. Pure: purposes, ledger, profile, client, trigger
/// and clock in, a verdict out. `docs/domain.md` has it as a table.
final class PromptRule {
  /// An unprompted question that was not answered for this long was closed.
  static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);

  private final Dossier dossier;
  private final Occasion occasion;
  private final Set<DataCategory> known;

  private PromptRule(Dossier dossier, Occasion occasion) {
    this.dossier = dossier;
    this.occasion = occasion;
    this.known = dossier.shown(occasion.all(), occasion.now()).known();
  }

  static Verdict decide(Dossier dossier, Occasion occasion) {
    return new PromptRule(dossier, occasion).decide();
  }

  private Verdict decide() {
    if (showsItself()) {
      return new Verdict.Show();
    }
    List<Purpose> open = occasion.purposes().stream().filter(this::open).toList();
    List<Purpose> wanting = occasion.purposes().stream().filter(this::lacksData).toList();
    List<Purpose> concerned = open.isEmpty() ? wanting : open;
    if (concerned.isEmpty()) {
      return new Verdict.NotNeeded();
    }
    if (way(concerned).isEmpty()) {
      return new Verdict.NoWay();
    }
    List<Purpose> askable = concerned.stream().filter(this::askable).toList();
    if (askable.isEmpty()) {
      return new Verdict.Quiet(
          concerned.stream().flatMap(this::quietUntil).min(Instant::compareTo).orElseThrow());
    }
    return open.isEmpty() ? collected(askable) : asked(together(askable));
  }

  private Verdict asked(List<Purpose> questions) {
    return way(questions)
        .<Verdict>map(by -> new Verdict.Ask(questions, by))
        .orElseGet(Verdict.NoWay::new);
  }

  private Verdict collected(List<Purpose> purposes) {
    return way(purposes)
        .<Verdict>map(by -> new Verdict.Collect(purposes, by))
        .orElseGet(Verdict.NoWay::new);
  }

  /// What needs a consent of its own is asked on its own.
  private static List<Purpose> together(List<Purpose> questions) {
    return questions.getFirst().separate()
        ? List.of(questions.getFirst())
        : questions.stream().filter(purpose -> !purpose.separate()).toList();
  }

  private boolean showsItself() {
    return Ladder.showsOpenData(occasion.client(), occasion.publishedOn(), occasion.today())
        && Ladder.gives(Capability.OPEN_DATA, occasion.client(), occasion.today())
            .containsAll(categories(occasion.purposes()));
  }

  /// Not granted in the words of today, neither here nor, with the data, in another app.
  private boolean open(Purpose purpose) {
    return !dossier.stance(purpose).covers(purpose)
        && !(dossier.coveredElsewhere(purpose) && missing(List.of(purpose)).isEmpty());
  }

  private boolean lacksData(Purpose purpose) {
    return !missing(List.of(purpose)).isEmpty();
  }

  /// What no client gives any more is not missed.
  private Set<DataCategory> missing(Collection<Purpose> purposes) {
    Set<DataCategory> missing = categories(purposes);
    missing.retainAll(Ladder.stillGiven(occasion.today()));
    missing.removeAll(known);
    return missing;
  }

  private static Set<DataCategory> categories(Collection<Purpose> purposes) {
    Set<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
    purposes.forEach(purpose -> categories.addAll(purpose.categories()));
    return categories;
  }

  /// The best way to get any of what is missing; none is needed where nothing is.
  private Optional<Capability> way(List<Purpose> purposes) {
    Set<DataCategory> missing = missing(purposes);
    if (missing.isEmpty()) {
      return Optional.of(Capability.NONE);
    }
    return Ladder.of(occasion.client(), occasion.publishedOn(), occasion.today()).stream()
        .filter(way -> gives(way).anyMatch(missing::contains))
        .findFirst();
  }

  private Stream<DataCategory> gives(Capability way) {
    return Ladder.gives(way, occasion.client(), occasion.today()).stream();
  }

  private boolean askable(Purpose purpose) {
    return occasion.trigger() == Trigger.USER_ACTION || quietUntil(purpose).findAny().isEmpty();
  }

  /// Until when the unprompted question rests; empty if it does not.
  private Stream<Instant> quietUntil(Purpose purpose) {
    Stance stance = dossier.stance(purpose);
    return Stream.of(stance.quiet(purpose, occasion.now()), leftUnanswered(purpose))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .stream();
  }

  private Optional<Instant> leftUnanswered(Purpose purpose) {
    return Optional.ofNullable(dossier.asks().get(purpose.id()))
        .map(since -> since.plus(ANSWER_WITHIN))
        .filter(closed -> !occasion.now().isBefore(closed))
        .map(closed -> closed.plus(purpose.quiet().dismissal()))
        .filter(occasion.now()::isBefore);
  }

  /// Whether the question, if it is put now, is a new one rather than the one that is open.
  static boolean newlyAsked(Dossier dossier, Purpose purpose, Instant now) {
    return Optional.ofNullable(dossier.asks().get(purpose.id()))
        .map(since -> !now.isBefore(since.plus(ANSWER_WITHIN)))
        .orElse(true);
  }
}
