package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.demo.Visit;
import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Trigger;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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

/// Bindings, fillings, events, withdrawals and erasures of one person race, while another person
/// binds the same phone number, on a running service.
@Isolated("it wants the whole machine")
final class PrivacyRaceTest {
  private static final int ROUNDS = Integer.getInteger("privacy.rounds", 10);
  private static final String PICTURE = "https://cdn.example.com/a.png";

  @TempDir Path folder = Path.of("");

  private int withData;
  private int withPhone;
  private int erased;
  private int taps;

  @Test
  void noDataOutlivesItsConsentAndNoNumberHasTwoOwners() throws Exception {
    long redeemed;
    try (Town town = new Town(folder);
        var threads = Executors.newFixedThreadPool(7)) {
      SimulatedPerson alice = numbered(town.person());
      SimulatedPerson bob = numbered(town.person());
      for (int round = 0; round < ROUNDS; round++) {
        race(town, alice, bob, threads, round);
        hold(visit(town, alice), visit(town, bob));
      }
      redeemed = town.charges().redeemed();
      assertThat(town.redemptionsAsked()).isLessThanOrEqualTo(taps);
    }
    System.out.printf(
        "privacy: %d rounds on one person: %d erasures, data after %d, a number after %d;"
            + " %d taps, %d codes redeemed, none twice%n",
        ROUNDS, erased, withData, withPhone, taps, redeemed);
    assertThat(redeemed).isPositive().isLessThanOrEqualTo(taps);
    assertThat(erased).isPositive();
    assertThat(withData).isPositive();
    assertThat(withPhone).isPositive();
  }

  private static SimulatedPerson numbered(SimulatedPerson person) {
    person.changePhoneNumber(PhoneNumber.chinese("13900000000"));
    return person;
  }

  private static Visit visit(Town town, SimulatedPerson person) {
    return town.visit(town.signIn(person).orElseThrow().getSessionToken());
  }

  private void race(
      Town town, SimulatedPerson alice, SimulatedPerson bob, ExecutorService threads, int round)
      throws Exception {
    Visit person = visit(town, alice);
    Visit rival = visit(town, bob).about("delivery");
    Visit phone = person.about("delivery");
    String profilePrompt = prompt(person);
    String phonePrompt = prompt(phone);
    String rivalPrompt = prompt(rival);
    String code = tap(town, alice);
    String rivalCode = tap(town, bob);
    List<Callable<Object>> calls = new ArrayList<>();
    calls.add(() -> phone.bind(phonePrompt, code));
    calls.add(() -> phone.bind(phonePrompt, code));
    calls.add(() -> rival.bind(rivalPrompt, rivalCode));
    calls.add(() -> person.fill(profilePrompt, "Alice", PICTURE));
    calls.add(() -> town.revoke(alice, "6,8"));
    calls.add(phone::withdraw);
    if (round % 3 == 0) {
      calls.add(person::eraseAll);
      erased++;
    }
    Collections.rotate(calls, round);
    for (var call : threads.invokeAll(calls.stream().map(PrivacyRaceTest::repeated).toList())) {
      Object _ = call.get();
    }
  }

  /// A call that found somebody who is forgotten in that very moment is to be repeated, and learns
  /// that they are not signed in.
  private static Callable<Object> repeated(Callable<Object> call) {
    return () -> {
      try {
        return call.call();
      } catch (StatusRuntimeException unavailable) {
        if (unavailable.getStatus().getCode() != Status.Code.UNAVAILABLE) {
          throw unavailable;
        }
        return call.call();
      }
    };
  }

  private String tap(Town town, SimulatedPerson person) {
    taps++;
    return town.phoneCode(person);
  }

  /// A tap is always answered; where all is known there is nothing to answer.
  private static String prompt(Visit person) {
    DecidePromptResponse decided = person.decide(Trigger.TRIGGER_USER_ACTION);
    return decided.hasAsk()
        ? decided.getAsk().getCollection().getPromptId()
        : decided.hasCollect() ? decided.getCollect().getCollection().getPromptId() : "none";
  }

  private void hold(Visit person, Visit rival) throws Exception {
    boolean data = !person.read().getProfile().equals(Profile.getDefaultInstance());
    boolean number = person.phone().hasKnown();
    assertThat(data && !Town.grants(person, "profile")).describedAs("profile, no grant").isFalse();
    assertThat(number && !Town.grants(person, "delivery")).describedAs("phone, no grant").isFalse();
    assertThat(number && rival.phone().hasKnown()).describedAs("one number, two people").isFalse();
    Chain.of(person.receipt().getReceipt().getText());
    Chain.of(rival.receipt().getReceipt().getText());
    withData += data ? 1 : 0;
    withPhone += number ? 1 : 0;
  }
}
