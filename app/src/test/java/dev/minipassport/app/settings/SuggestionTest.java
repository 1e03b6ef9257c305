package dev.minipassport.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> KNOWN = List.of("grpc.port", "grpc.host", "store.path");

  @Test
  void theNearestWordIsMeant() {
    assertThat(Suggestion.among(KNOWN, "grpc.pot")).contains("grpc.port");
    assertThat(Suggestion.among(KNOWN, "grpc.hosts")).contains("grpc.host");
  }

  @Test
  void aRightNameInAWrongSectionIsNear() {
    assertThat(Suggestion.among(KNOWN, "server.port")).contains("grpc.port");
  }

  @Test
  void nothingNearIsNothingMeant() {
    assertThat(Suggestion.among(KNOWN, "colour")).isEmpty();
  }
}
