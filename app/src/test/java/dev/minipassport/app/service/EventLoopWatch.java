package dev.minipassport.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// A flight recording of what holds threads up: contended monitors, parked threads, and calls of
/// the database's driver.
final class EventLoopWatch implements AutoCloseable {
  private static final String DRIVER_CALL = "jdk.MethodTrace";
  private static final List<String> HOLD_UPS =
      List.of("jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadSleep");
  private static final String SERVER = "dev.minipassport.grpc.";

  private final Recording recording = new Recording();

  private EventLoopWatch() {}

  static EventLoopWatch begin() {
    var watch = new EventLoopWatch();
    for (String holdUp : HOLD_UPS) {
      watch.recording.enable(holdUp).withThreshold(Duration.ZERO).withStackTrace();
    }
    watch
        .recording
        .enable(DRIVER_CALL)
        .with("filter", "org.sqlite.core.DB")
        .withThreshold(Duration.ZERO)
        .withStackTrace();
    watch.recording.start();
    return watch;
  }

  /// What was seen until now.
  Sightings end(Path directory) throws IOException {
    recording.stop();
    Path file = Files.createTempFile(directory, "watch", ".jfr");
    recording.dump(file);
    return new Sightings(RecordingFile.readAllEvents(file));
  }

  @Override
  public void close() {
    recording.close();
  }

  record Sightings(List<RecordedEvent> events) {

    /// What held up an event loop of the server, each with its stack.
    List<String> onEventLoops() {
      return events.stream()
          .filter(Sightings::onEventLoop)
          .filter(event -> frames(event).anyMatch(frame -> frame.startsWith(SERVER)))
          .map(event -> event.getEventType().getName() + frames(event).toList())
          .toList();
    }

    /// How often the driver was called elsewhere.
    long driverCallsElsewhere() {
      return events.stream()
          .filter(event -> event.getEventType().getName().equals(DRIVER_CALL))
          .filter(event -> !onEventLoop(event))
          .count();
    }

    private static boolean onEventLoop(RecordedEvent event) {
      return Optional.ofNullable(event.getThread())
          .map(RecordedThread::getJavaName)
          .filter(name -> name.contains("ELG"))
          .isPresent();
    }

    private static Stream<String> frames(RecordedEvent event) {
      return Optional.ofNullable(event.getStackTrace()).stream()
          .flatMap(stack -> stack.getFrames().stream())
          .map(RecordedFrame::getMethod)
          .map(method -> method.getType().getName() + "." + method.getName());
    }
  }
}
