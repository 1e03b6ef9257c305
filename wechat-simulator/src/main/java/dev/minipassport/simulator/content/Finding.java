package dev.minipassport.simulator.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A verdict and the fragment that led to it.
///
/// @param fragment empty if nothing was found
public record Finding(String fragment, Verdict verdict) {
  static final Finding NOTHING = new Finding("", Verdict.PASS);
  private static final int SURE = 90;

  public Map<String, Object> result() {
    return judged(new LinkedHashMap<>());
  }

  /// What the model says, and for a text that was found, the list of keywords.
  public List<Map<String, Object>> details() {
    return fragment.isEmpty() ? List.of(model()) : List.of(model(), keyword());
  }

  /// What the model says alone, as for media.
  public Map<String, Object> model() {
    Map<String, Object> detail = judged(by("content_model"));
    detail.put("prob", SURE);
    return detail;
  }

  private Map<String, Object> keyword() {
    Map<String, Object> detail = judged(by("keyword"));
    detail.put("level", SURE);
    detail.put("keyword", fragment);
    return detail;
  }

  private static Map<String, Object> by(String strategy) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("strategy", strategy);
    detail.put("errcode", 0);
    return detail;
  }

  private Map<String, Object> judged(Map<String, Object> fields) {
    fields.put("suggest", verdict.suggestion().toString());
    fields.put("label", verdict.label());
    return fields;
  }
}
