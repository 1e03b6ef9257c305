package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.PhoneSeal;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However many people there are, what concerns one visits theirs alone, and sweeps visit what has
/// had its time.
final class ConsentPlansTest {
  private static final AppId APP = new AppId("wx1111111111111111");
  private static final Identity ALICE =
      new Identity(
          new IdentityId(new UUID(0, 2)),
          APP,
          new OpenId("oAlice"),
          Optional.empty(),
          new AccountId(new UUID(0, 3)),
          Generation.FIRST);

  /// Runs what it is given, and nothing after it.
  private record Alone(Handle handle) implements Transactions {
    @Override
    public <T> T write(Function<Handle, T> work) {
      return work.apply(handle);
    }

    @Override
    public <T> T write(Function<Handle, T> work, Function<T, Optional<Undo>> undo) {
      return work.apply(handle);
    }

    @Override
    public <T> T writeOne(Function<Handle, T> work, Undo undo) {
      return work.apply(handle);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
      return work.apply(handle);
    }

    @Override
    public <T> T readAtOnce(Function<Handle, T> work) {
      return work.apply(handle);
    }

    @Override
    public void expunge() {}

    @Override
    public void expungeSoon() {}
  }

  @TempDir Path directory;
  private Database database;
  private Handle handle;
  private PhoneSeal phones;

  @BeforeEach
  void open() throws GeneralSecurityException {
    phones = KeySet.generate().phoneSeal();
    database = Database.in(directory);
    handle = database.handle();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void assertNothingIsScanned() {
    assertThat(database.plans())
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan).doesNotContain("SCAN"));
  }

  @Test
  void readingADossier() {
    assertThat(DossierRows.read(handle, phones, ALICE, Said.SUBJECT).relatives()).isEmpty();
    assertThat(database.plans()).hasSize(4);
    assertNothingIsScanned();
  }

  @Test
  void writingADossier() {
    assertThat(RequestRows.find(handle, ALICE.id(), new RequestId("request-1"), Said.NOW))
        .isEmpty();
    Said.profile()
        .values()
        .keySet()
        .forEach(category -> ProfileRows.remove(handle, ALICE.id(), category));
    QuestionRows.remove(handle, ALICE.id(), Said.GREETING);
    assertNothingIsScanned();
  }

  @Test
  void readingPurposes() {
    assertThat(PurposeRows.current(handle, APP)).isEmpty();
    assertThat(PurposeRows.current(handle, APP, Said.GREETING)).isEmpty();
    assertThat(PurposeRows.version(handle, APP, Said.GREETING, 1)).isEmpty();
    PurposeWrites.noneInForce(handle, APP);
    assertNothingIsScanned();
    assertThat(database.plans().subList(0, 2))
        .allSatisfy(plan -> assertThat(plan).contains("purpose_versions_in_force"));
  }

  @Test
  void listingPictures() {
    assertThat(OrphanRows.after(handle, APP, 0, 10)).isEmpty();
    assertThat(database.plans())
        .singleElement()
        .asString()
        .contains("orphaned_pictures_by_app (app=? AND seq>?)");
  }

  @Test
  void findingAnAccountOfAnApp() {
    assertThat(AccountRows.find(handle, APP, ALICE.account())).isEmpty();
    assertNothingIsScanned();
  }

  @Test
  void sweeping() {
    assertThat(new Housekeeping(new Alone(handle), Dialect.SQLITE, phones).sweep(Said.NOW).rows())
        .isZero();
    assertNothingIsScanned();
    assertThat(database.plans())
        .anySatisfy(plan -> assertThat(plan).contains("profile_values_by_end (kept_until<?)"))
        .anySatisfy(plan -> assertThat(plan).contains("answered_requests_by_instant (at<?)"))
        .anySatisfy(plan -> assertThat(plan).contains("orphaned_pictures_by_instant (at<?)"));
  }
}
