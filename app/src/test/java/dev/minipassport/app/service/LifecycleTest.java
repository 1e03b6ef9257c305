package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
  private final Lifecycle lifecycle = new Lifecycle();
  private final List<String> story = new ArrayList<>();

  @Test
  void partsStopInTheOppositeOrder() {
    startNamed("store");
    startNamed("client");
    startNamed("server");

    lifecycle.close();

    assertThat(story)
        .containsExactly(
            "store starts",
            "client starts",
            "server starts",
            "server stops",
            "client stops",
            "store stops");
  }

  @Test
  void theEndComesOnce() {
    startNamed("store");

    lifecycle.close();
    lifecycle.close();

    assertThat(story).containsExactly("store starts", "store stops");
  }

  @Test
  void whatDidNotStartIsNotStopped() {
    startNamed("store");
    assertThatThrownBy(
            () ->
                lifecycle.start(
                    "server",
                    () -> {
                      throw new IllegalStateException("port taken");
                    },
                    _ -> story.add("server stops")))
        .hasMessage("port taken");

    lifecycle.close();

    assertThat(story).containsExactly("store starts", "store stops");
  }

  @Test
  void aPartThatDoesNotStopInOrderKeepsNoOtherFromStopping() {
    startNamed("store");
    String _ =
        lifecycle.start(
            "server",
            () -> "server",
            _ -> {
              throw new IllegalStateException("stuck");
            });

    lifecycle.close();

    assertThat(story).containsExactly("store starts", "store stops");
  }

  @Test
  void nothingStartsAfterTheEnd() {
    lifecycle.close();

    assertThatThrownBy(() -> startNamed("store")).hasMessageContaining("shutting down");
    assertThat(story).isEmpty();
  }

  @Test
  void whoeverAwaitsTheEndGoesOnWhenEverythingHasStopped() throws InterruptedException {
    startNamed("store");
    var waited = new CountDownLatch(1);
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    lifecycle.awaitEnd();
                    waited.countDown();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThat(waited.getCount()).isEqualTo(1);

    lifecycle.close();
    waiting.join();

    assertThat(waited.getCount()).isZero();
    assertThat(story).last().isEqualTo("store stops");
  }

  private void startNamed(String name) {
    String _ =
        lifecycle.start(
            name,
            () -> {
              story.add(name + " starts");
              return name;
            },
            part -> story.add(part + " stops"));
  }
}
