package dev.minipassport.simulator.control;

import dev.minipassport.simulator.phonenumber.PhoneCharges;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Registers apps and changes them.
record AppCommands(Simulation simulation) {

  Object register(ControlInput input) {
    String id = input.text("app");
    var secret = input.optionalText("secret");
    var owner = input.optionalText("owner");
    var allowed = input.optionalList("allowed_ips");
    var phoneQuota = input.optionalInt("phone_quota");
    var frozen = input.optionalInt("frozen");
    boolean thawed = input.has("frozen") && frozen.isEmpty();
    input.end();
    Consumer<SimulatedApp> settings =
        app -> {
          owner.ifPresent(app::bindTo);
          allowed.ifPresent(app::allowIps);
          frozen.ifPresent(app::freeze);
          phoneQuota.ifPresent(app.phoneAccount()::grant);
          if (thawed) {
            app.thaw();
          }
        };
    return shown(
        secret.isPresent()
            ? simulation.world().registerApp(id, secret.get(), settings)
            : changed(Lookup.app(simulation, id), settings));
  }

  private static SimulatedApp changed(SimulatedApp app, Consumer<SimulatedApp> settings) {
    app.change(settings);
    return app;
  }

  Object bind(ControlInput input) {
    SimulatedApp app = Lookup.app(simulation, input);
    var owner = input.optionalText("owner");
    input.end();
    owner.ifPresentOrElse(app::bindTo, app::unbind);
    return shown(app);
  }

  Object charges(ControlInput input) {
    SimulatedApp app = Lookup.app(simulation, input);
    input.end();
    PhoneCharges charges = app.phoneAccount().charges();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("app", app.id());
    shown.put("quick", charges.quick());
    shown.put("realtime", charges.realtime());
    shown.put("fen", charges.fen());
    shown.put("redeemed", charges.redeemed());
    shown.put("quota_left", charges.quotaLeft());
    return shown;
  }

  Object spoilTokens(ControlInput input) {
    SimulatedApp app = Lookup.app(simulation, input);
    String spoilt = input.text("tokens");
    input.end();
    switch (spoilt) {
      case "retired" -> app.retireTokens();
      case "expired" -> app.expireTokens(simulation.clock().now());
      default -> throw new BadControl("the field \"tokens\" is retired or expired");
    }
    return shown(app);
  }

  Object list(ControlInput input) {
    input.end();
    return Map.of(
        "apps",
        simulation.world().apps().stream()
            .sorted(Comparator.comparing(SimulatedApp::id))
            .map(AppCommands::shown)
            .toList());
  }

  private static Map<String, Object> shown(SimulatedApp app) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("app", app.id());
    app.owner().ifPresent(owner -> shown.put("owner", owner));
    if (app.frozen() != 0) {
      shown.put("frozen", app.frozen());
    }
    return shown;
  }
}
