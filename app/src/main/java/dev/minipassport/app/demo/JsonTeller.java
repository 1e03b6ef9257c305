package dev.minipassport.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells a program: one JSON object for each step (`step`, `title`, `call`, `answer`, `ok`), and a
/// last one (`steps`, `failed`).
public final class JsonTeller implements Teller {
  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;

  public JsonTeller(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void tell(int number, Step step, Finding finding) {
    var line = new LinkedHashMap<String, Object>();
    line.put("step", number);
    line.put("title", step.title());
    line.put("call", step.call());
    line.put("answer", finding.told());
    line.put("ok", finding.held());
    print(line);
  }

  @Override
  public void end(int steps, int failed) {
    var line = new LinkedHashMap<String, Object>();
    line.put("steps", steps);
    line.put("failed", failed);
    print(line);
  }

  private void print(Map<String, Object> line) {
    try {
      out.println(json.writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always writable", e);
    }
  }
}
