package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.SecretSearch;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import java.util.List;
import java.util.concurrent.Callable;

/// Session keys and the app secret are nowhere but where they belong.
public final class SearchChapter implements Chapter {
  private final Tokens tokens;

  public SearchChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("the search can find", "search for what is no secret", () -> control(stage)),
        search("search of the wire", () -> stage.search().onTheWire(), stage),
        search("search of the logs", () -> stage.search().inTheLogs(), stage),
        search("search of the database files", () -> stage.search().inTheData(), stage));
  }

  private static Step search(String title, Callable<Long> search, Stage stage) {
    return new Step(
        title,
        "search for keys, access tokens, secrets",
        () -> {
          SecretSearch prepared = stage.search();
          long found = search.call();
          return Finding.of(
              found == 0 && prepared.sessionKeys() > 0 && prepared.accessTokens() > 0,
              "found: "
                  + found
                  + " (of "
                  + prepared.sessionKeys()
                  + " session keys, "
                  + prepared.accessTokens()
                  + " access tokens, 4 app secrets)");
        });
  }

  private Finding control(Stage stage) throws Exception {
    boolean found =
        stage.search().finds(Stage.APP, stage.simulator().toString()) && !tokens.openId().isEmpty();
    return Finding.of(found, found ? "found everywhere" : "not found: the search is blind");
  }
}
