package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.ValidateSessionResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventLoopTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofTheStore")
  void whatMayBlockIsNeverAskedOnAnEventLoop(WireMethod<?> method) {
    Runnable call = method.prepared(running);
    int before = running.store.questions();

    call.run();

    assertThat(running.store.questions()).isGreaterThan(before);
    assertThat(running.store.askedOnEventLoop()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofTheStore")
  void whatMayBlockIsAskedOnAVirtualThread(WireMethod<?> method) {
    Runnable call = method.prepared(running);
    List<Boolean> virtual = new CopyOnWriteArrayList<>();
    running.store.beforeEach(() -> virtual.add(Thread.currentThread().isVirtual()));

    call.run();

    assertThat(virtual).isNotEmpty().containsOnly(true);
  }

  @Test
  void aSessionTheNodeKnowsIsValidatedOnTheEventLoopWithoutAskingTheStore() {
    var alice = running.alice();
    running.passport.validate(alice.token());
    running.store.warmUp();
    int before = running.store.questions();

    ValidateSessionResponse response =
        running.sessions.validateSession(Running.validationOf(alice.token()));

    assertThat(response.hasValid()).isTrue();
    assertThat(running.store.questions()).isEqualTo(before);
    assertThat(running.store.askedWarmOn()).hasSize(1).allMatch(name -> name.contains("ELG"));
  }
}
