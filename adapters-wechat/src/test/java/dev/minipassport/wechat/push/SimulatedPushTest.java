package dev.minipassport.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.privacy.PushEvent.OfPerson;
import dev.minipassport.privacy.PushEvent.Other;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.content.Finding;
import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.content.Suggestion;
import dev.minipassport.simulator.push.AppPush;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushFlaw;
import dev.minipassport.simulator.push.wire.PushFormat;
import dev.minipassport.simulator.push.wire.PushMessage;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulator's pushes, in every mode and format and with every flaw.
final class SimulatedPushTest {
  private static final String TOKEN = "simulated7";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final AppId APP = new AppId("wxsimulated00001");

  private final WeChatSimulator weChat = WeChatSimulator.start();
  private final SimulatedApp app = weChat.registerApp(APP.value(), "s");
  private final SimulatedPerson alice = weChat.person("alice");
  private final OpenId openId = new OpenId(alice.openId(app));
  private final AppPush push = weChat.push(app);

  @AfterEach
  void stop() {
    weChat.close();
  }

  static Stream<Arguments> modesAndFormats() {
    return Stream.of(PushMode.values())
        .flatMap(mode -> Stream.of(PushFormat.values()).map(format -> Arguments.of(mode, format)));
  }

  private void configure(PushMode mode, PushFormat format) {
    push.configure(
        PushConfiguration.safe(URI.create("http://127.0.0.1:9/push"), TOKEN, KEY)
            .in(dev.minipassport.simulator.push.wire.PushMode.valueOf(mode.name()))
            .in(format));
  }

  private Push read(PushMode mode, PushMessage message, PushFlaw... flaws) {
    var delivery = push.build(message, flaws);
    String query =
        delivery.query().entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var keys = new PushKeys(new PushToken(TOKEN), Optional.of(new EncodingAesKey(KEY)), mode);
    return new WeChatPushes(_ -> Optional.of(keys), new Random(7))
        .read(APP, new PushDelivery(false, query, new PushBody(delivery.body()), Instant.EPOCH));
  }

  private PushEvent event(PushMode mode, PushMessage message, PushFlaw... flaws) {
    return ((Push.Message) read(mode, message, flaws)).event();
  }

  @ParameterizedTest
  @MethodSource("modesAndFormats")
  void everyEventIsRead(PushMode mode, PushFormat format) {
    configure(mode, format);
    Instant now = weChat.clock().now();

    assertThat(event(mode, push.messages().userAuthorizationRevoke(alice, "8, 13")))
        .isInstanceOfSatisfying(
            AuthorizationRevoked.class,
            revoked -> {
              assertThat(revoked.person()).contains(openId);
              assertThat(revoked.codes()).containsExactly("8", "13");
              assertThat(revoked.at()).isBetween(now.minusSeconds(1), now.plusSeconds(60));
            });
    assertThat(event(mode, push.messages().userAuthorizationCancellation(alice)))
        .isInstanceOf(AccountClosed.class)
        .extracting(closed -> ((OfPerson) closed).person())
        .isEqualTo(Optional.of(openId));
    assertThat(event(mode, push.messages().userInfoModified(alice)))
        .isInstanceOf(ProfileModified.class);
    assertThat(event(mode, push.messages().text(alice, "a ]]> b & <c> \"你好\"")))
        .isInstanceOfSatisfying(Other.class, other -> assertThat(other.key()).matches("\\d{17}"));
  }

  @ParameterizedTest
  @MethodSource("modesAndFormats")
  void everyVerdictIsReadInTheDocumentedAndInTheObservedForm(PushMode mode, PushFormat format) {
    configure(mode, format);
    for (boolean observed : new boolean[] {false, true}) {
      weChat.mediaChecks().observedForm(observed);
      for (Suggestion suggestion : Suggestion.values()) {
        var finding =
            new Finding("", new dev.minipassport.simulator.content.Verdict(suggestion, 100));
        var check = new MediaCheck(APP.value(), openId.value(), "t-1", finding);

        assertThat(event(mode, push.messages().mediaCheck(check)))
            .isEqualTo(
                new ContentJudged(
                    new CheckId("t-1"), Optional.of(Verdict.valueOf(suggestion.name()))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modesAndFormats")
  void flawsAreRefusedByTheirNamesOrReadAsWhatTheyAre(PushMode mode, PushFormat format) {
    configure(mode, format);
    PushMessage message = push.messages().userInfoModified(alice);
    Instant at = ((OfPerson) event(mode, message)).at();

    assertThat(read(mode, message, PushFlaw.WRONG_SIGNATURE))
        .isEqualTo(new Refused(Flaw.SIGNATURE_MISMATCH));
    if (mode != PushMode.PLAIN) {
      assertThat(read(mode, message, PushFlaw.WRONG_APPID)).isEqualTo(new Refused(Flaw.WRONG_APP));
    }
    assertThat(read(mode, message.with("AppID", "wx0"))).isEqualTo(new Refused(Flaw.WRONG_APP));
    assertThat(event(mode, message, PushFlaw.OPENID_MISSING))
        .isEqualTo(new ProfileModified(Optional.empty(), at));
    assertThat(event(mode, message, PushFlaw.LATE))
        .isEqualTo(new ProfileModified(Optional.of(openId), at.minusSeconds(3600)));
    assertThat(event(mode, message)).isEqualTo(event(mode, message, PushFlaw.DUPLICATE));
  }

  @Test
  void anAppThatEncryptsReadsNoPlainPushOfTheSimulator() {
    configure(PushMode.PLAIN, PushFormat.JSON);
    for (PushMode mode : List.of(PushMode.COMPATIBLE, PushMode.SAFE)) {
      assertThat(read(mode, push.messages().userInfoModified(alice)))
          .isEqualTo(new Refused(Flaw.NOT_ENCRYPTED));
    }
  }
}
