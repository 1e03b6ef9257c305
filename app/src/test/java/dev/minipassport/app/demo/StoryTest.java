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
  private static final List<String> STEPS =
      List.of(
          "first login",
          "validate",
          "the same code twice at once",
          "the same code later",
          "second device",
          "cold launch of the phone",
          "list",
          "rotate too early",
          "a day later, rotation is due",
          "rotate",
          "replay within the grace",
          "the new token",
          "theft: the old token after the grace",
          "which ends the session",
          "the phone signs in again",
          "revoke others",
          "the tablet is out",
          "the phone is not",
          "a ticket for a web-view",
          "the web-view signs in",
          "its session",
          "a ticket works once",
          "first visit: may we ask?",
          "the dialog is closed",
          "the next page asks nobody",
          "a tap is answered",
          "she refuses",
          "a tap meanwhile is answered too",
          "a failure is no refusal",
          "two days later",
          "yes, and the form, in one call",
          "never asked again",
          "a second app of the owner",
          "is not asked what she told the first",
          "a third one, not bound yet",
          "does not know her",
          "it is bound late",
          "and asks her nothing either",
          "the old account id",
          "open encrypted data",
          "verify signed data",
          "a parallel login rotates the key",
          "a key nobody gave us",
          "log in, ask again, open",
          "one byte changed",
          "she takes it back",
          "it is erased",
          "and quiet",
          "it is gone in the second app as well",
          "what the third app did not cause",
          "the picture to delete",
          "a receipt of all she said",
          "a risky nickname is refused",
          "a doubtful one is kept, and hidden",
          "an operator looks at it",
          "and clears it",
          "a picture waits for its verdict",
          "the verdict comes later",
          "may we have the number?",
          "a tap, and it is bound",
          "the same code once more",
          "nobody sees more than this",
          "another person with that number",
          "WeChat verifies the push URL",
          "a message to customer service",
          "nickname and avatar are revoked",
          "the profile is empty",
          "the next page asks nothing",
          "the event comes once more",
          "a tap asks",
          "she agrees again",
          "an older event comes late",
          "all that is kept of her",
          "she is in the database files",
          "she has it erased",
          "nothing of her is there",
          "she comes back as new",
          "WeChat down: login",
          "WeChat down: validation",
          "WeChat back: the same code",
          "WeChat's answer is lost",
          "the same code again",
          "a fresh code",
          "kill -9 of the service, restart",
          "the phone is signed in",
          "the tablet is still out",
          "revoke all",
          "the phone is out",
          "the search can find",
          "search of the wire",
          "search of the logs",
          "search of the database files");

  @Test
  void theWholeStoryHolds() throws Exception {
    var out = new StringWriter();

    int failed = Demo.play(new JsonTeller(new PrintWriter(out, true)));

    List<JsonNode> lines = lines(out.toString());
    assertThat(lines).filteredOn(line -> line.has("ok") && !line.path("ok").asBoolean()).isEmpty();
    assertThat(failed).isZero();
    assertThat(lines.subList(0, lines.size() - 1))
        .extracting(line -> line.path("title").asText())
        .containsExactlyElementsOf(STEPS);
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
