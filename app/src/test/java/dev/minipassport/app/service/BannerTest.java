package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AppId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BannerTest {
  private static final URI SIMULATOR = URI.create("http://127.0.0.1:4711");
  private static final Serving SIMULATED =
      new Serving(
          "127.0.0.1",
          50_051,
          false,
          "forgotten at the end",
          Optional.empty(),
          SIMULATOR,
          Optional.of(SIMULATOR),
          List.of(new AppId("wx1")));

  @Test
  void itNamesPortsDataAndApps() {
    var serving =
        new Serving(
            "127.0.0.1",
            7,
            false,
            "/srv/data",
            Optional.of(URI.create("http://127.0.0.1:9090/metrics")),
            URI.create("https://api.weixin.qq.com"),
            Optional.empty(),
            List.of(new AppId("wx1"), new AppId("wx2")));

    assertThat(Banner.of("1.0", serving, true))
        .isEqualTo(
            """
            Minipassport 1.0 is serving.
              gRPC    127.0.0.1:7
              WeChat  https://api.weixin.qq.com
              data    /srv/data
              metrics http://127.0.0.1:9090/metrics
              apps    wx1, wx2
            """);
  }

  @Test
  void withASimulatorItGivesTheLinesToCopy() {
    assertThat(Banner.of("1.0", SIMULATED, true))
        .contains(
            "CODE=$(curl -s http://127.0.0.1:4711/control/login -d"
                + " '{\"app\":\"wx1\",\"person\":\"alice\"}'")
        .contains("grpcurl -plaintext -d '{\"app_id\":\"wx1\",\"code\":\"'\"$CODE\"'\"}'")
        .contains("127.0.0.1:50051 minipassport.v1.LoginService/Login");
  }

  @Test
  void withTlsTheyPresentACertificate() {
    var guarded =
        new Serving(
            SIMULATED.host(),
            SIMULATED.port(),
            true,
            SIMULATED.data(),
            Optional.empty(),
            SIMULATED.weChat(),
            SIMULATED.simulator(),
            SIMULATED.apps());

    for (boolean grpcurl : List.of(true, false)) {
      assertThat(Banner.of("1.0", guarded, grpcurl))
          .contains("grpcurl -cacert CA.crt -cert CALLER.crt -key CALLER.key")
          .contains("127.0.0.1:50051 minipassport.v1.LoginService/Login")
          .doesNotContain("-plaintext", "node login.js");
    }
  }

  @Test
  void withoutGrpcurlTheyAreForNode() {
    assertThat(Banner.of("1.0", SIMULATED, false))
        .contains("node login.js 127.0.0.1:50051 wx1 \"$CODE\"")
        .doesNotContain("grpcurl");
  }
}
