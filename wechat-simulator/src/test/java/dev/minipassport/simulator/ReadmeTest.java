package dev.minipassport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Holds the README to what the simulator does.
final class ReadmeTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final Pattern CONTROL =
      Pattern.compile("^curl -s \\$WECHAT(/control/\\S+)(?: -d '(.*)')?$", Pattern.MULTILINE);

  private final Caller caller = new Caller(wechat.baseUri());

  @Test
  void everyControlLineWorksInTheOrderOfTheReadme() throws IOException {
    var lines = CONTROL.matcher(readme()).results().toList();

    assertThat(lines).hasSizeGreaterThan(20).allSatisfy(this::assertWorks);
  }

  @Test
  void everyFaultIsInTheReadme() throws IOException {
    String readme = readme();

    assertThat(Fault.values()).allSatisfy(fault -> assertThat(readme).contains("`" + fault + "`"));
  }

  @Test
  void everyRuleIsInTheReadme() throws IOException {
    String readme = readme();

    assertThat(Caller.json(caller.get("/control/rules")).properties())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(readme).contains("`" + rule.getKey() + "`"));
  }

  private void assertWorks(MatchResult line) {
    var answer =
        line.group(2) == null
            ? caller.get(line.group(1))
            : caller.post(line.group(1), line.group(2));

    assertThat(answer.statusCode()).as(line.group() + " " + answer.body()).isEqualTo(200);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
