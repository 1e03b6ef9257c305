package dev.minipassport.simulator.control;

import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.WeChatRules;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells the rules and changes those that are named.
record RuleCommands(Simulation simulation) {

  Object show(ControlInput input) {
    input.end();
    return shown(simulation.world().rules());
  }

  Object change(ControlInput input) {
    var keyRotationAge = input.optionalDuration("key_rotation_age");
    var keyLifetime = input.optionalDuration("key_lifetime");
    var acceptMockCode = input.optionalFlag("accept_mock_code");
    var errcodeZero = input.optionalFlag("errcode_zero");
    var hints = input.optionalFlag("hints");
    var refuseChunked = input.optionalFlag("refuse_chunked");
    QuotaChange quotas = QuotaChange.in(input);
    input.end();
    return shown(
        simulation
            .world()
            .changeRules(
                rules ->
                    new WeChatRules(
                        keyRotationAge.orElse(rules.keyRotationAge()),
                        keyLifetime.orElse(rules.keyLifetime()),
                        acceptMockCode.orElse(rules.acceptMockCode()),
                        errcodeZero.orElse(rules.errcodeZero()),
                        hints.orElse(rules.hints()),
                        refuseChunked.orElse(rules.refuseChunked()),
                        quotas.of(rules.quotas()))));
  }

  private static Map<String, Object> shown(WeChatRules rules) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("key_rotation_age", rules.keyRotationAge().toString());
    shown.put("key_lifetime", rules.keyLifetime().toString());
    shown.put("accept_mock_code", rules.acceptMockCode());
    shown.put("errcode_zero", rules.errcodeZero());
    shown.put("hints", rules.hints());
    shown.put("refuse_chunked", rules.refuseChunked());
    Quotas quotas = rules.quotas();
    shown.put("logins_per_minute", quotas.loginsPerMinute());
    shown.put("tokens_per_day", quotas.tokensPerDay());
    shown.put("stable_tokens_per_minute", quotas.stableTokensPerMinute());
    shown.put("stable_tokens_per_day", quotas.stableTokensPerDay());
    shown.put("key_resets_per_minute", quotas.keyResetsPerMinute());
    shown.put("text_checks_per_minute", quotas.textChecksPerMinute());
    shown.put("media_checks_per_minute", quotas.mediaChecksPerMinute());
    return shown;
  }
}
