package dev.minipassport.grpc.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.AppId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallersTest {
  private static final int EMAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int IP = 7;
  private static final String BFF = "bff.example.org";
  private static final AppId APP = new AppId("wx1");

  private final Callers callers =
      Callers.listed(
          Map.of(
              San.of(BFF), Map.of(Role.BFF, Reach.of(List.of(APP))),
              San.of("spiffe://example.org/Bff"), Map.of(Role.BFF, Reach.EVERYWHERE)));

  private static SubjectNames names(List<?>... names) {
    return SubjectNames.of(List.of(names));
  }

  private static List<?> name(int type, Object name) {
    return List.of(type, name);
  }

  static List<Arguments> namesOfNobody() {
    return List.of(
        Arguments.of(names(name(DNS, "xbff.example.org"))),
        Arguments.of(names(name(DNS, BFF + "."))),
        Arguments.of(names(name(URI, BFF))),
        Arguments.of(names(name(EMAIL, BFF))),
        Arguments.of(names(name(IP, BFF))),
        Arguments.of(names(name(0, new byte[] {1}))),
        Arguments.of(names(name(URI, "spiffe://example.org/bff"))),
        Arguments.of(names(name(DNS, "spiffe://example.org/Bff"))),
        Arguments.of(names(name(DNS, "*.example.org"))),
        Arguments.of(names(name(DNS, BFF), name(URI, "spiffe://example.org/Bff"))),
        Arguments.of(names()));
  }

  @ParameterizedTest
  @MethodSource("namesOfNobody")
  void whoIsNotListedOrListedTwiceIsNobody(SubjectNames names) {
    assertThat(callers.holderOf(names).caller()).isEqualTo(Caller.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {BFF, "BFF.Example.org"})
  void whoIsListedHasTheNameOfTheListAndWhatWasGranted(String shown) {
    Caller caller =
        callers.holderOf(names(name(DNS, shown), name(DNS, "else.example.org"))).caller();

    assertThat(caller.name()).isEqualTo(BFF);
    assertThat(caller.may(Role.BFF, APP)).isTrue();
    assertThat(caller.may(Role.BFF, new AppId("wx2"))).isFalse();
    assertThat(caller.may(Role.BFF)).isTrue();
    assertThat(caller.may(Role.PHONE, APP)).isFalse();
    assertThat(caller.may(Role.PHONE)).isFalse();
  }

  @Test
  void oneNameTwiceIsOneCaller() {
    assertThat(callers.holderOf(names(name(DNS, BFF), name(DNS, "BFF.example.org"))).caller())
        .isNotEqualTo(Caller.NOBODY);
  }

  @Test
  void whatACertificateSaysIsShownInBounds() {
    assertThat(names(name(DNS, "a.b"), name(URI, "x:y"), name(IP, "1.2.3.4")).shown())
        .isEqualTo("SANs dns:a.b, uri:x:y, ip:1.2.3.4");
    assertThat(names(name(EMAIL, "x".repeat(10_000))).shown()).hasSizeLessThan(120);
    assertThat(SubjectNames.of(Collections.nCopies(1_000, name(DNS, "a.b".repeat(100)))).shown())
        .hasSizeLessThan(1_000);
    assertThat(names().shown()).isEqualTo("no SAN");
  }

  @Test
  void inPlaintextEverybodyIsAnonymous() {
    Caller anonymous = Callers.DEFAULT.inPlaintext().caller();

    assertThat(anonymous.name()).isEqualTo("anonymous");
    assertThat(anonymous.grants()).isEqualTo(Map.of(Role.BFF, Reach.EVERYWHERE));
    assertThat(callers.inPlaintext().caller()).isEqualTo(Caller.NOBODY);
  }
}
