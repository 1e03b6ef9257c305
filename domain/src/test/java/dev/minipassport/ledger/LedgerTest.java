package dev.minipassport.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.purpose.TextHash;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LedgerTest {
  private static final String ORIGIN = "0".repeat(64);

  private final Ledger ledger =
      Ledger.empty(Said.SUBJECT)
          .with(Said.granted())
          .with(Said.withdrawn())
          .with(Said.granted())
          .with(Said.withdrawn());

  private Ledger changed(Consumer<List<Entry>> change) {
    var entries = new ArrayList<>(ledger.entries());
    change.accept(entries);
    return new Ledger(Said.SUBJECT, entries);
  }

  @Test
  void whatIsWrittenInOrderVerifies() {
    assertThat(Ledger.empty(Said.SUBJECT).verifies()).isTrue();
    assertThat(ledger.verifies()).isTrue();
    assertThat(ledger.entries()).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(ledger.head()).isEqualTo(ledger.entries().getLast().hash());
    assertThat(Ledger.empty(Said.SUBJECT).head()).isEqualTo(new TextHash(ORIGIN));
  }

  @Test
  void whatStandsInItStaysThere() {
    Ledger longer = ledger.with(Said.granted());

    assertThat(longer.entries()).startsWith(ledger.entries().toArray(Entry[]::new)).hasSize(5);
    assertThat(ledger.entries()).hasSize(4);
  }

  static Stream<Arguments> everyFieldAtEveryPlace() {
    return Arrays.stream(Statement.class.getRecordComponents())
        .map(RecordComponent::getName)
        .flatMap(field -> IntStream.range(0, 4).mapToObj(place -> Arguments.of(field, place)));
  }

  @ParameterizedTest
  @MethodSource("everyFieldAtEveryPlace")
  void noFieldOfAnyEntryCanBeChanged(String field, int place) throws Exception {
    Entry entry = ledger.entries().get(place);
    Statement other = entry.statement().equals(Said.granted()) ? Said.withdrawn() : Said.granted();
    Statement said = with(entry.statement(), field, other);

    assertThat(said).isNotEqualTo(entry.statement());
    assertThat(changed(entries -> entries.set(place, saying(entry, said))).verifies()).isFalse();
  }

  private static Entry saying(Entry entry, Statement said) {
    return new Entry(entry.subject(), entry.sequence(), said, entry.previous(), entry.hash());
  }

  /// `said` with that one field as `other` has it.
  private static Statement with(Statement said, String field, Statement other) throws Exception {
    RecordComponent[] fields = Statement.class.getRecordComponents();
    var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new ArrayList<Object>();
    for (RecordComponent each : fields) {
      values.add(each.getAccessor().invoke(each.getName().equals(field) ? other : said));
    }
    return Statement.class.getDeclaredConstructor(types).newInstance(values.toArray());
  }

  @Test
  void anEntryWrittenAnewWithItsHashBreaksTheOnesAfterIt() {
    Entry first = ledger.entries().getFirst();
    Entry forged = Entry.following(Said.SUBJECT, 1, Said.withdrawn(), first.previous());

    assertThat(changed(entries -> entries.set(0, forged)).verifies()).isFalse();
  }

  @Test
  void noEntryCanBeRemovedSwappedOrInserted() {
    for (int place = 0; place < 3; place++) {
      int at = place;
      assertThat(changed(entries -> entries.remove(at)).verifies()).isFalse();
      assertThat(changed(entries -> entries.add(at, entries.get(at))).verifies()).isFalse();
      assertThat(changed(entries -> entries.add(at, entries.remove(at + 1))).verifies()).isFalse();
    }
    assertThat(changed(entries -> entries.add(entries.getLast())).verifies()).isFalse();
  }

  @Test
  void aLedgerCutOffAtItsEndIsAShorterLedger() {
    assertThat(changed(List::removeLast).verifies()).isTrue();
    assertThat(changed(List::removeLast).head()).isNotEqualTo(ledger.head());
  }

  @Test
  void theGrantsThatStandAreThoseNobodyTookBackOrRenewed() {
    Statement refused = Said.of(Decision.REFUSED, Said.AT);

    assertThat(Ledger.empty(Said.SUBJECT).grants()).isEmpty();
    assertThat(ledger.grants()).containsExactly(Said.granted());
    assertThat(ledger.with(refused).grants()).containsExactly(Said.granted());
    Statement renewed = Said.of(Decision.GRANTED, Said.AT.plusSeconds(1));
    assertThat(ledger.with(renewed).grants()).containsExactly(renewed);
    assertThat(ledger.with(Said.of(Decision.WITHDRAWN, Said.AT)).grants()).isEmpty();
  }

  @Test
  void entriesOfOneSubjectAreNoneOfAnothers() {
    assertThat(new Ledger(Said.OTHER_SUBJECT, ledger.entries()).verifies()).isFalse();
    assertThat(
            changed(
                    entries -> {
                      Entry entry = entries.getFirst();
                      entries.set(
                          0,
                          new Entry(
                              Said.OTHER_SUBJECT,
                              entry.sequence(),
                              entry.statement(),
                              entry.previous(),
                              entry.hash()));
                    })
                .verifies())
        .isFalse();
  }

  @Test
  void neitherPlaceNorHashesCanBeChanged() {
    Entry entry = ledger.entries().get(1);
    TextHash other = TextHash.of("other");
    List<Entry> forgeries =
        List.of(
            new Entry(entry.subject(), 7, entry.statement(), entry.previous(), entry.hash()),
            new Entry(entry.subject(), 2, entry.statement(), other, entry.hash()),
            new Entry(entry.subject(), 2, entry.statement(), entry.previous(), other),
            Entry.following(entry.subject(), 7, entry.statement(), entry.previous()),
            Entry.following(entry.subject(), 2, entry.statement(), other));

    for (Entry forged : forgeries) {
      assertThat(changed(entries -> entries.set(1, forged)).verifies()).isFalse();
    }
  }

  @Test
  void whatIsHashedIsALineForEachField() {
    Ledger two = Ledger.empty(Said.SUBJECT).with(Said.granted()).with(Said.withdrawn());

    assertThat(two.entries().getFirst().text()).isEqualTo(ReceiptTest.FIRST);
    assertThat(two.entries().getLast().text()).isEqualTo(ReceiptTest.SECOND);
    assertThat(two.entries())
        .extracting(entry -> entry.hash().hex())
        .containsExactly(ReceiptTest.FIRST_HASH, ReceiptTest.SECOND_HASH);
  }

  @Test
  void instantsAreHashedInWholeMilliseconds() {
    Statement fine = Said.of(Decision.GRANTED, Said.AT.plusNanos(1_999_999));

    assertThat(fine.at()).isEqualTo(Said.AT.plusMillis(1));
    assertThat(Ledger.empty(Said.SUBJECT).with(fine).entries().getFirst().text())
        .contains("\nat=2026-03-01T08:00:00.001Z\n");
  }
}
