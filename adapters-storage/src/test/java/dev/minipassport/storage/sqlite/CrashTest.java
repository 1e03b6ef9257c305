package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.session.Session;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acknowledged means written: a process that signs people in is killed at moments it does not
/// choose, and everything it said it had done must be there.
final class CrashTest {
  private static final int ROUNDS = 3;

  @TempDir Path directory;

  @Test
  void everyAcknowledgedLoginAndRevocationSurvivesTheDeathOfTheProcess() throws Exception {
    var random = new Random(20260101);
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      var child =
          ChildProcess.of(CrashingChild.class, directory.toString(), Integer.toString(round));
      int enough = 100 + random.nextInt(400);
      for (int i = 0; i < enough; i++) {
        acknowledged.add(child.output().readLine());
      }
      child.kill();
      acknowledged.addAll(whole(child.lines()));
      assertStands(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 100);
  }

  /// The last line may have been cut off by the kill.
  private static List<String> whole(List<String> lines) {
    return lines.stream().filter(line -> line.length() == "login ".length() + 64).toList();
  }

  private void assertStands(List<String> acknowledged) {
    try (var store = StoreUnderTest.bare(directory, new TestClock())) {
      for (String line : acknowledged) {
        var token = TokenDigest.fromBytes(HexFormat.of().parseHex(line.substring(6)));
        assertThat(store.sessions().findBy(token))
            .describedAs(line)
            .get()
            .isInstanceOf(line.startsWith("ended") ? Session.Ended.class : Session.class);
      }
    }
  }
}
