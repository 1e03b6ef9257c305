package dev.minipassport.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.Handler;
import dev.minipassport.simulator.http.Reply;
import dev.minipassport.simulator.http.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The control API: each command is a method and a path under `/control/`, JSON in and out.
public final class ControlApi implements Handler {
  public static final String PREFIX = "/control/";

  private final Map<String, Command> commands = new TreeMap<>();
  private final Simulation simulation;
  private final ObjectMapper mapper = new ObjectMapper();

  public ControlApi(Simulation simulation) {
    this.simulation = simulation;
    var apps = new AppCommands(simulation);
    var people = new PersonCommands(simulation);
    var phones = new PhoneCommands(simulation);
    var faults = new FaultCommands(simulation);
    var rules = new RuleCommands(simulation);
    var clock = new ClockCommands(simulation);
    var calls = new CallCommands(simulation);
    var content = new ContentCommands(simulation);
    var push = new PushCommands(simulation);
    commands.put("GET /control/apps", apps::list);
    commands.put("POST /control/apps", apps::register);
    commands.put("POST /control/owner", apps::bind);
    commands.put("POST /control/tokens", apps::spoilTokens);
    commands.put("GET /control/charges", apps::charges);
    commands.put("POST /control/people", people::register);
    commands.put("POST /control/login", people::login);
    commands.put("POST /control/rotate-session-key", people::rotateSessionKey);
    commands.put("POST /control/phone/get-user-profile", phones::getUserProfile);
    commands.put("POST /control/phone/get-user-info", phones::getUserInfo);
    commands.put("POST /control/phone/choose-avatar", phones::chooseAvatar);
    commands.put("POST /control/phone/nickname", phones::nickname);
    commands.put("POST /control/phone/get-phone-number", phones::getPhoneNumber);
    commands.put("POST /control/phone/get-realtime-phone-number", phones::getRealtimePhoneNumber);
    commands.put("POST /control/phone/latest-user-key", phones::latestUserKey);
    commands.put("POST /control/phone/sign", phones::sign);
    commands.put("POST /control/phone/seal", phones::seal);
    commands.put("GET /control/content", content::show);
    commands.put("POST /control/content", content::change);
    commands.put("POST /control/push/configure", push::configure);
    commands.put("POST /control/push/verify", push::verify);
    commands.put("POST /control/push/send", push::send);
    commands.put("POST /control/push/message", push::message);
    commands.put("POST /control/push/build", push::build);
    commands.put("POST /control/push/repeat", push::repeat);
    commands.put("POST /control/push/media", push::media);
    commands.put("GET /control/faults", faults::list);
    commands.put("POST /control/faults", faults::inject);
    commands.put("POST /control/heal", faults::heal);
    commands.put("GET /control/rules", rules::show);
    commands.put("POST /control/rules", rules::change);
    commands.put("GET /control/clock", clock::show);
    commands.put("POST /control/clock", clock::advance);
    commands.put("GET /control/calls", calls::list);
    commands.put("POST /control/calls", calls::list);
    commands.put("GET /control/counters", calls::count);
    commands.put("POST /control/reset", this::reset);
  }

  @Override
  public Delivery handle(Request request) {
    if (!Callers.mayControl(request)) {
      return reply(403, error("call the control API from this machine, as http://127.0.0.1:PORT"));
    }
    Command command = commands.get(request.method() + " " + request.path());
    if (command == null) {
      return reply(
          404, Map.of("error", "choose a command", "commands", new TreeSet<>(commands.keySet())));
    }
    try {
      return reply(200, command.run(input(request)));
    } catch (BadControl | IllegalArgumentException refused) {
      return reply(400, error(String.valueOf(refused.getMessage())));
    }
  }

  /// The body, or for a GET the query.
  private ControlInput input(Request request) {
    if (!request.method().equals("GET")) {
      return ControlInput.parse(request.body());
    }
    return ControlInput.of(mapper.valueToTree(request.query()));
  }

  private Object reset(ControlInput input) {
    input.end();
    simulation.reset();
    return Map.of("reset", true);
  }

  private static Map<String, Object> error(String advice) {
    var error = new HashMap<String, Object>();
    error.put("error", advice);
    return error;
  }

  private Delivery reply(int status, Object body) {
    try {
      String json = mapper.writeValueAsString(body) + "\n";
      return new Delivery.Whole(Reply.of(status, "application/json", json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and texts are always writable", e);
    }
  }
}
