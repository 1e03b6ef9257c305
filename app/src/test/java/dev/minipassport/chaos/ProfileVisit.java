package dev.minipassport.chaos;

import dev.minipassport.app.demo.Visit;
import dev.minipassport.endurance.Chain;
import dev.minipassport.testkit.history.Answer;
import dev.minipassport.testkit.history.Deed;
import dev.minipassport.testkit.history.Handle;
import dev.minipassport.testkit.history.History;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Pocket;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.testkit.history.SessionVisit;
import dev.minipassport.v1.AnswerPromptRequest.Refused;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.ReadProfileResponse;
import dev.minipassport.v1.Surface;
import dev.minipassport.v1.Trigger;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// One person says yes and fills their profile, says no, changes it, takes the yes back, and looks
/// what is kept, each time at any node.
final class ProfileVisit {
  private static final int STEPS = 6;
  private static final String PICTURE = "https://cdn.example.com/a.png";
  private static final String NICKNAME = "nickname";
  private static final String GRANT = "grant";
  private static final String GRANTED = "granted";

  private final History history;
  private final List<Wire> nodes;
  private final Fleet fleet;
  private final SessionVisit sessions;
  private final Pocket readers = new Pocket();
  private final AtomicInteger names = new AtomicInteger();

  ProfileVisit(History history, Fleet fleet, SessionVisit sessions) {
    this.history = history;
    this.nodes = fleet.wires();
    this.fleet = fleet;
    this.sessions = sessions;
  }

  /// Tokens of people who said something.
  Pocket readers() {
    return readers;
  }

  void play(RandomGenerator random) {
    Person person = fleet.newPerson();
    Optional<String> token = sessions.signIn(person, Optional.empty(), random);
    if (token.isEmpty()) {
      return;
    }
    readers.add(person, token.get());
    for (int i = 0; i < STEPS; i++) {
      step(person, token.get(), random);
      read(random.nextInt(nodes.size()), person, token.get());
    }
  }

  private void step(Person person, String token, RandomGenerator random) {
    int node = random.nextInt(nodes.size());
    switch (random.nextInt(6)) {
      case 0, 1 -> grant(node, person, token);
      case 2, 3 -> fill(node, person, token);
      case 4 -> refuse(node, person, token);
      default -> withdraw(node, person, token);
    }
  }

  private Visit visit(int node, Person person, String token) {
    return new Visit(nodes.get(node).channel(), person.app(), token);
  }

  private void grant(int node, Person person, String token) {
    prompt(node, person, token)
        .ifPresent(
            prompt -> {
              String name = name();
              Map<String, String> values = Map.of(NICKNAME, name, GRANT, GRANTED);
              write(
                  node,
                  person,
                  token,
                  new Deed.Write(person.app(), Handle.of(token), values, "GRANTED"),
                  visit -> filled(visit.fill(prompt, name, PICTURE)));
            });
  }

  private void fill(int node, Person person, String token) {
    String name = name();
    write(
        node,
        person,
        token,
        new Deed.Write(person.app(), Handle.of(token), Map.of(NICKNAME, name), ""),
        visit -> filled(visit.fill(name, PICTURE)));
  }

  private static Reply filled(FillProfileResponse response) {
    return switch (response.getOutcomeCase()) {
      case FILLED -> Reply.done();
      case NOT_VALID -> Wire.refused(response.getNotValid());
      default -> Reply.nothing();
    };
  }

  private void refuse(int node, Person person, String token) {
    prompt(node, person, token)
        .ifPresent(
            prompt ->
                write(
                    node,
                    person,
                    token,
                    new Deed.Write(person.app(), Handle.of(token), Map.of(), "REFUSED"),
                    visit -> {
                      var response =
                          visit.answer(
                              prompt,
                              request ->
                                  request.setRefused(
                                      Refused.newBuilder().setSurface(Surface.SURFACE_OWN_DIALOG)));
                      return switch (response.getOutcomeCase()) {
                        case RECORDED -> Reply.done();
                        case NOT_VALID -> Wire.refused(response.getNotValid());
                        default -> Reply.nothing();
                      };
                    }));
  }

  private void withdraw(int node, Person person, String token) {
    write(
        node,
        person,
        token,
        new Deed.Write(person.app(), Handle.of(token), Map.of(NICKNAME, "", GRANT, ""), ""),
        visit -> {
          var response = visit.withdraw();
          return switch (response.getOutcomeCase()) {
            case WITHDRAWN -> Reply.done();
            case NOT_VALID -> Wire.refused(response.getNotValid());
            default -> Reply.nothing();
          };
        });
  }

  /// A prompt that can be answered; none where nobody says.
  private Optional<String> prompt(int node, Person person, String token) {
    try {
      DecidePromptResponse decided = visit(node, person, token).decide(Trigger.TRIGGER_USER_ACTION);
      return switch (decided.getOutcomeCase()) {
        case ASK -> Optional.of(decided.getAsk().getCollection().getPromptId());
        case COLLECT -> Optional.of(decided.getCollect().getCollection().getPromptId());
        default -> Optional.empty();
      };
    } catch (StatusRuntimeException _) {
      return Optional.empty();
    }
  }

  private void write(
      int node, Person person, String token, Deed.Write deed, Function<Visit, Reply> call) {
    Reply _ =
        history.record(node, deed, () -> Wire.ask(() -> call.apply(visit(node, person, token))));
  }

  private void read(int node, Person person, String token) {
    Reply _ =
        history.record(
            node,
            new Deed.Read(person.app(), Handle.of(token)),
            () -> Wire.ask(() -> kept(visit(node, person, token))));
  }

  /// What is kept of the person by now, and all that they ever said.
  void readAll(Person person, String token) {
    for (int node = 0; node < nodes.size(); node++) {
      read(node, person, token);
    }
    Reply _ =
        history.record(
            0,
            new Deed.ReadLedger(person.app(), Handle.of(token)),
            () -> Wire.ask(() -> counted(visit(0, person, token))));
  }

  private static Reply counted(Visit visit) {
    ExportReceiptResponse response = visit.receipt();
    return switch (response.getOutcomeCase()) {
      case RECEIPT -> {
        var counted = new HashMap<String, String>();
        for (String decision : Chain.of(response.getReceipt().getText())) {
          counted.merge(
              decision, "1", (before, _) -> Integer.toString(Integer.parseInt(before) + 1));
        }
        yield Reply.of(new Answer.Said(counted));
      }
      case NOTHING_SAID -> Reply.of(new Answer.Said(Map.of()));
      default -> Wire.refused(response.getNotValid());
    };
  }

  private static Reply kept(Visit visit) {
    ReadProfileResponse response = visit.read();
    if (response.hasNotValid()) {
      return Wire.refused(response.getNotValid());
    }
    var values = new HashMap<String, String>();
    String nickname = response.getProfile().getNickname().getValue();
    if (!nickname.isEmpty()) {
      values.put(NICKNAME, nickname);
    }
    var consents = visit.consents("en");
    if (consents.hasNotValid()) {
      return Wire.refused(consents.getNotValid());
    }
    if (consents.getList().getItemsList().stream()
        .anyMatch(item -> item.getStance().getGranted())) {
      values.put(GRANT, GRANTED);
    }
    return Reply.of(new Answer.Said(values));
  }

  private String name() {
    return "n" + names.incrementAndGet();
  }
}
