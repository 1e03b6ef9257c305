package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrivacyCheckTest {
  private static final Client ASKED = Client.CURRENT.with(Privacy.NOT_AGREED);

  private static final Map<String, Function<Phone, Callback>> CALLS =
      Map.of(
          "getUserProfile", Phone::getUserProfile,
          "getUserInfo", Phone::getUserInfo,
          "chooseAvatar", Phone::chooseAvatar);

  private final APhone phone = APhone.today();

  @ParameterizedTest(name = "{0}, {1}: {3} {2}")
  @CsvSource({
    "2.32.3, REFUSE,  privacy permission is not authorized, 104",
    "3.4.0,  REFUSE,  privacy permission is not authorized, 104",
    "3.4.1,  REFUSE,  jsapi user authorize denied,          103",
    "2.32.3, DISMISS, jsapi user authorize canceled,        104",
    "3.7.0,  DISMISS, jsapi user authorize canceled,        104",
  })
  void whoeverDoesNotAgreeGivesNothing(
      String baseLibrary, Reaction reaction, String text, int errno) {
    var client = ASKED.withBaseLibrary(baseLibrary).with(reaction);

    CALLS.forEach(
        (name, call) ->
            assertThat(call.apply(phone.with(client)))
                .isEqualTo(Callback.Failure.of(name + ":fail " + text, errno)));
  }

  @Test
  void whatIsNotDeclaredIsNotGiven() {
    var client = Client.CURRENT.with(Privacy.NOT_DECLARED);

    CALLS.forEach(
        (name, call) ->
            assertThat(call.apply(phone.with(client)).fields())
                .containsEntry(
                    "errMsg", name + ":fail api scope is not declared in the privacy agreement")
                .containsEntry("errno", 112));
  }

  @Test
  void whoeverAgreesWhenAskedGivesWhatWasAskedFor() {
    assertThat(calls(phone.with(ASKED))).allSatisfy(APhone::data);
  }

  @Test
  void olderClientsDoNotAsk() {
    Client older = ASKED.withBaseLibrary("2.32.2");

    assertThat(calls(phone.with(older))).allSatisfy(APhone::data);
    assertThat(calls(phone.with(older.with(Privacy.NOT_DECLARED)))).allSatisfy(APhone::data);
  }

  @ParameterizedTest
  @CsvSource({"2023-10-16T15:59:59Z, false", "2023-10-16T16:00:00Z, true"})
  void nobodyWasAskedBeforeTheDay(String now, boolean asked) {
    Phone then = APhone.at(now).with(Client.CURRENT.with(Privacy.NOT_DECLARED));

    assertThat(then.chooseAvatar() instanceof Callback.Failure).isEqualTo(asked);
  }

  private static Stream<Callback> calls(Phone phone) {
    return CALLS.values().stream().map(call -> call.apply(phone));
  }
}
