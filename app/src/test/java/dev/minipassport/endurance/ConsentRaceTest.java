package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.demo.Visit;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Surface;
import dev.minipassport.v1.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Answers, fillings and withdrawals of one person race, on a running service.
@Isolated("it wants the whole machine")
final class ConsentRaceTest {
  private static final int ROUNDS = Integer.getInteger("consent.rounds", 10);
  private static final String PICTURE = "https://cdn.example.com/a.png";

  @TempDir Path folder = Path.of("");

  private int withData;
  private int granted;

  @Test
  void noDataOutlivesTheConsentItWasCollectedUnder() throws Exception {
    int entries;
    try (Town town = new Town(folder);
        var threads = Executors.newFixedThreadPool(6)) {
      Visit person = town.visit(town.signIn(town.person()).orElseThrow().getSessionToken());
      for (int round = 0; round < ROUNDS; round++) {
        race(person, threads, round);
        hold(person);
      }
      entries = Chain.of(person.receipt().getReceipt().getText()).size();
    }
    System.out.printf(
        "consent: %d rounds on one person, %d entries in a chain that verifies; after %d rounds a"
            + " grant stood, after %d of them with data, and never data without a grant%n",
        ROUNDS, entries, granted, withData);
    assertThat(entries).isGreaterThan(ROUNDS);
    assertThat(granted).isPositive();
    assertThat(withData).isPositive();
  }

  private static void race(Visit person, ExecutorService threads, int round) throws Exception {
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      prompts.add(prompt(person));
    }
    List<Callable<Object>> calls = new ArrayList<>();
    calls.add(
        () ->
            person.answer(
                prompts.get(0),
                request -> request.setGranted(AnswerPromptRequest.Granted.getDefaultInstance())));
    calls.add(
        () ->
            person.answer(
                prompts.get(1),
                request ->
                    request.setRefused(
                        AnswerPromptRequest.Refused.newBuilder()
                            .setSurface(Surface.SURFACE_OWN_DIALOG))));
    calls.add(() -> person.fill(prompts.get(2), "Alice", PICTURE));
    calls.add(() -> person.fill("Ali", PICTURE));
    calls.add(person::withdraw);
    Collections.rotate(calls, round);
    for (var call : threads.invokeAll(calls)) {
      Object _ = call.get();
    }
  }

  /// A tap is always answered; where all is known there is nothing to answer.
  private static String prompt(Visit person) {
    DecidePromptResponse decided = person.decide(Trigger.TRIGGER_USER_ACTION);
    return decided.hasAsk()
        ? decided.getAsk().getCollection().getPromptId()
        : decided.hasCollect() ? decided.getCollect().getCollection().getPromptId() : "none";
  }

  private void hold(Visit person) throws Exception {
    boolean stands = Town.grants(person, "profile");
    boolean data = !person.read().getProfile().equals(Profile.getDefaultInstance());
    assertThat(stands)
        .isEqualTo(standsByTheLedger(Chain.of(person.receipt().getReceipt().getText())));
    assertThat(data && !stands).describedAs("data without a grant").isFalse();
    granted += stands ? 1 : 0;
    withData += data ? 1 : 0;
  }

  private static boolean standsByTheLedger(List<String> decisions) {
    return decisions.lastIndexOf("GRANTED") > decisions.lastIndexOf("WITHDRAWN");
  }
}
