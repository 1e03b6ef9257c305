package dev.minipassport.app.demo;

import dev.minipassport.app.demo.chapter.ConsentChapter;
import dev.minipassport.app.demo.chapter.ContentChapter;
import dev.minipassport.app.demo.chapter.CrashChapter;
import dev.minipassport.app.demo.chapter.DevicesChapter;
import dev.minipassport.app.demo.chapter.ErasureChapter;
import dev.minipassport.app.demo.chapter.Erin;
import dev.minipassport.app.demo.chapter.Fay;
import dev.minipassport.app.demo.chapter.HandoffChapter;
import dev.minipassport.app.demo.chapter.LoginChapter;
import dev.minipassport.app.demo.chapter.LostAnswerChapter;
import dev.minipassport.app.demo.chapter.OwnerChapter;
import dev.minipassport.app.demo.chapter.PhoneChapter;
import dev.minipassport.app.demo.chapter.PrivacyChapter;
import dev.minipassport.app.demo.chapter.RevocationChapter;
import dev.minipassport.app.demo.chapter.RotationChapter;
import dev.minipassport.app.demo.chapter.SearchChapter;
import dev.minipassport.app.demo.chapter.Tokens;
import dev.minipassport.app.demo.chapter.UserDataChapter;
import dev.minipassport.app.demo.chapter.WeChatDownChapter;
import dev.minipassport.app.demo.chapter.WithdrawalChapter;
import dev.minipassport.app.service.Lifecycle;
import dev.minipassport.app.service.Shutdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Plays the whole story and tells it.
public final class Demo {
  private Demo() {}

  /// Returns how many steps failed. The processes it starts end with it, whatever happens.
  public static int play(Teller teller) throws Exception {
    var failed = new AtomicInteger();
    try (var lifecycle = new Lifecycle()) {
      Shutdown.closes(lifecycle);
      Path folder =
          lifecycle.start(
              "folder",
              () -> Files.createTempDirectory("minipassport-demo"),
              made -> tidy(made, failed.get()));
      failed.set(play(teller, lifecycle, new Stage(lifecycle, folder)));
    }
    return failed.get();
  }

  private static void tidy(Path folder, int failed) throws IOException {
    if (failed == 0) {
      delete(folder);
    } else {
      System.err.println("Logs and data are kept in " + folder);
    }
  }

  private static List<Chapter> story() {
    var tokens = new Tokens();
    var erin = new Erin();
    var fay = new Fay();
    return List.of(
        new LoginChapter(tokens),
        new DevicesChapter(tokens),
        new RotationChapter(tokens),
        new RevocationChapter(tokens),
        new HandoffChapter(tokens),
        new ConsentChapter(erin),
        new OwnerChapter(erin),
        new UserDataChapter(erin),
        new WithdrawalChapter(erin),
        new ContentChapter(fay),
        new PhoneChapter(fay),
        new PrivacyChapter(fay),
        new ErasureChapter(fay),
        new WeChatDownChapter(tokens),
        new LostAnswerChapter(),
        new CrashChapter(tokens),
        new SearchChapter(tokens));
  }

  /// A step that fails because the story was interrupted is not told: it says nothing.
  private static int play(Teller teller, Lifecycle lifecycle, Stage stage)
      throws InterruptedException {
    int steps = 0;
    int failed = 0;
    for (Chapter chapter : story()) {
      for (Step step : chapter.steps(stage)) {
        Finding finding = step.play();
        if (lifecycle.ending()) {
          System.err.println("Interrupted; what was started ends as well.");
          lifecycle.awaitEnd();
          return failed;
        }
        steps++;
        failed += finding.held() ? 0 : 1;
        teller.tell(steps, step, finding);
      }
    }
    teller.end(steps, failed);
    return failed;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Demo::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
