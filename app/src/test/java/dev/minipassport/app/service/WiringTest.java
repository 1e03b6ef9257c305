package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import dev.minipassport.app.config.ServedApps;
import dev.minipassport.app.usecase.UseCasesModule;
import dev.minipassport.grpc.GrpcServer;
import dev.minipassport.grpc.GrpcServerOptions;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.testkit.ScriptedContentCheck;
import dev.minipassport.testkit.ScriptedKeys;
import dev.minipassport.testkit.ScriptedPhoneNumbers;
import dev.minipassport.testkit.ScriptedPushes;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.UserDataTerms;
import dev.minipassport.wechat.userdata.WeChatUserData;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WiringTest {
  private static final LoginTerms TERMS = new LoginTerms(Duration.ofSeconds(10), false);

  @Test
  void everythingIsWiredAndNothingIsStarted() {
    Injector injector =
        StrictModule.injector(
            outside(),
            new UseCasesModule(TERMS, UserDataTerms.DEFAULT),
            new WireModule(GrpcServerOptions.onLoopback(0)));

    GrpcServer server = injector.getInstance(GrpcServer.class);

    assertThat(injector.getInstance(GrpcServer.class)).isSameAs(server);
    assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsNotBoundIsNotGuessed() {
    Injector injector =
        StrictModule.injector(outside(), new UseCasesModule(TERMS, UserDataTerms.DEFAULT));

    assertThatThrownBy(() -> injector.getInstance(Unbound.class))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aMissingPortIsFoundBeforeAnythingRuns() {
    assertThatThrownBy(
            () -> StrictModule.injector(new UseCasesModule(TERMS, UserDataTerms.DEFAULT)))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("Sessions is not explicitly bound");
  }

  @Test
  void twoAnswersToOneQuestionAreRefused() {
    var second =
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Clock.class).toInstance(Clock.system(ZoneId.of("Asia/Shanghai")));
          }
        };

    assertThatThrownBy(
            () ->
                StrictModule.injector(
                    outside(), new UseCasesModule(TERMS, UserDataTerms.DEFAULT), second))
        .isInstanceOf(CreationException.class);
  }

  @Test
  void useCasesAreSingletons() {
    Injector injector =
        StrictModule.injector(outside(), new UseCasesModule(TERMS, UserDataTerms.DEFAULT));

    assertThat(injector.getInstance(LogIn.class)).isSameAs(injector.getInstance(LogIn.class));
  }

  private static final ScriptedKeys KEYS = new ScriptedKeys();

  private static OutsideModule outside() {
    var store = new InMemoryStore();
    return new OutsideModule(
        new Ports(
            store.sessions(),
            store.logins(),
            store.loginCodes(),
            store.sessionKeys(),
            store.handoffs(),
            store.accounts(),
            store.changes(),
            store.purposes(),
            store.dossiers(),
            store.replaySeal(),
            store.opaqueSeal(),
            store.receiptSigner(),
            store.verdicts(),
            store.pushMemory(),
            store.identities(),
            store.people(),
            store.audit(),
            store.appRegistry(),
            (_, _, _) -> {
              throw new AssertionError("nothing runs");
            },
            new WeChatUserData(),
            new ScriptedContentCheck(),
            new ScriptedPhoneNumbers(),
            KEYS,
            KEYS,
            new ScriptedPushes()),
        new ServedApps(List.of(), Clock.systemUTC()),
        Instruments.of(Clock.systemUTC()));
  }

  static final class Unbound {}
}
