package dev.minipassport.simulator.control;

import dev.minipassport.simulator.content.ContentRules;
import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.content.MediaChecks;
import dev.minipassport.simulator.content.MediaTiming;
import dev.minipassport.simulator.content.Suggestion;
import dev.minipassport.simulator.content.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/// Decides what WeChat finds in texts and media, and when it says so.
record ContentCommands(Simulation simulation) {

  Object show(ControlInput input) {
    input.end();
    return shown();
  }

  Object change(ControlInput input) {
    var clear = input.optionalFlag("clear");
    var word = input.optionalText("word");
    var media = input.optionalText("media");
    var suggestion = Choice.in(input, "suggest", Suggestion.values());
    var label = input.optionalInt("label");
    var timing = Choice.in(input, "media_timing", MediaTiming.values());
    var observed = input.optionalFlag("media_observed_form");
    input.end();
    if ((word.isPresent() || media.isPresent()) && (suggestion.isEmpty() || label.isEmpty())) {
      throw new BadControl("say what is found: {\"word\":…,\"suggest\":\"risky\",\"label\":20001}");
    }
    ContentRules rules = simulation.world().contentRules();
    if (clear.orElse(false)) {
      rules.clear();
    }
    if (word.isPresent() || media.isPresent()) {
      var verdict = new Verdict(suggestion.orElseThrow(), label.orElseThrow());
      word.ifPresent(one -> rules.word(one, verdict));
      media.ifPresent(one -> rules.media(one, verdict));
    }
    timing.ifPresent(checks()::send);
    observed.ifPresent(checks()::observedForm);
    return shown();
  }

  private MediaChecks checks() {
    return simulation.world().mediaChecks();
  }

  private Map<String, Object> shown() {
    ContentRules rules = simulation.world().contentRules();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("words", shown(rules.words()));
    shown.put("media", shown(rules.media()));
    shown.put("media_timing", Choice.word(checks().timing()));
    shown.put("media_observed_form", checks().observedForm());
    shown.put("held", checks().held().stream().map(MediaCheck::traceId).toList());
    return shown;
  }

  private static Map<String, Object> shown(Map<String, Verdict> rules) {
    var shown = new LinkedHashMap<String, Object>();
    rules.forEach(
        (fragment, verdict) ->
            shown.put(
                fragment,
                Map.of("suggest", verdict.suggestion().toString(), "label", verdict.label())));
    return shown;
  }
}
