package dev.minipassport.simulator.control;

import dev.minipassport.simulator.api.RecordedCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Tells what WeChat was asked, without the values of parameters.
record CallCommands(Simulation simulation) {

  Object list(ControlInput input) {
    var endpoint = input.optionalText("endpoint");
    input.end();
    List<RecordedCall> calls =
        endpoint.map(simulation.calls()::calls).orElseGet(simulation.calls()::calls);
    return Map.of("calls", calls.stream().map(CallCommands::shown).toList());
  }

  Object count(ControlInput input) {
    input.end();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("counts", simulation.calls().counts());
    shown.put("paths", simulation.calls().paths());
    return shown;
  }

  private static Map<String, Object> shown(RecordedCall call) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("method", call.method());
    shown.put("path", call.path());
    shown.put("parameters", new TreeSet<>(call.parameters()));
    shown.put("access_token", call.accessToken());
    if (call.app() != null) {
      shown.put("app", call.app());
    }
    shown.put("body_bytes", call.bodyBytes());
    shown.put("at", call.at().toString());
    shown.put("status", call.status());
    call.errcode().ifPresent(code -> shown.put("errcode", code));
    return shown;
  }
}
