package dev.minipassport.grpc.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SanTest {
  @ParameterizedTest
  @CsvSource({
    "bff.example.org, bff.example.org",
    "bff.example.org, BFF.Example.ORG",
    "Bff.Example.org, bff.example.org",
    "localhost, LOCALHOST",
  })
  void caseDoesNotCountInADnsName(String listed, String shown) {
    assertThat(San.of(listed)).isEqualTo(San.dns(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bff.example.org.",
        "bff.example.org ",
        "*.example.org",
        "bff.example.orgs",
        "xbff.example.org",
        "example.org",
        "bff.example.org\0.example.com",
        "b\u017Ff.example.org",
        "bff.exa\u212Aple.org",
      })
  void anotherSpellingIsAnotherDnsName(String shown) {
    assertThat(San.of("bff.example.org")).isNotEqualTo(San.dns(shown));
    assertThat(San.of("bsf.example.org")).isNotEqualTo(San.dns(shown));
  }

  @Test
  void aLetterWhoseLowerCaseIsOrdinaryIsNotOrdinary() {
    assertThat(San.of("k.example.org")).isNotEqualTo(San.dns("\u212A.example.org"));
  }

  @ParameterizedTest
  @CsvSource({
    "spiffe://example.org/Bff, SPIFFE://Example.ORG/Bff",
    "https://example.org/a?b=C, HTTPS://EXAMPLE.org/a?b=C",
    "urn:example:Bff, URN:example:Bff",
  })
  void caseDoesNotCountInSchemeAndAuthorityOfAUri(String listed, String shown) {
    assertThat(San.of(listed)).isEqualTo(San.uri(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spiffe://example.org/bff",
        "spiffe://example.org/Bff/",
        "spiffe://example.org/%42ff",
        "spiffe://example.org:/Bff",
        "spiffe://example.org/x/../Bff",
        "spiffe:///Bff",
      })
  void anotherSpellingIsAnotherUri(String shown) {
    assertThat(San.of("spiffe://example.org/Bff")).isNotEqualTo(San.uri(shown));
  }

  @Test
  void aUriIsNoDnsName() {
    assertThat(San.of("urn:a")).isNotEqualTo(San.dns("urn:a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.example.org",
        "spiffe://example.org/*",
        "10.0.0.1",
        "::1",
        "bff.example.org.",
        "-bff.example.org",
        "bff example",
        "b\u00FCro.example.org",
        "spiffe://user@example.org/bff",
        "spiffe://example.org/bff#part",
        "spiffe://example.org/b ff",
        "spiffe://b\u00FCro.example.org/",
        "https:",
      })
  void whatIsNoWholeNameCannotBeListed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> San.of(text))
        .withMessageContaining("must be a DNS name")
        .withMessageNotContaining("büro");
  }
}
