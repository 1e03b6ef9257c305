package dev.minipassport.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoryTest {
  @Test
  void theWholeStoryHolds() throws Exception {
    var out = new StringWriter();

    int failed = Demo.play(new JsonTeller(new PrintWriter(out, true)));

    List<JsonNode> lines = lines(out.toString());
    assertThat(lines).filteredOn(line -> line.has("ok") && !line.path("ok").asBoolean()).isEmpty();
    assertThat(failed).isZero();
    assertThat(lines.getLast().path("steps").asInt()).isEqualTo(lines.size() - 1);
    assertThat(lines.getLast().path("failed").asInt()).isZero();
  }

  private static List<JsonNode> lines(String text) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : text.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
