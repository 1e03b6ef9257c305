package dev.minipassport.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.fault.Target;
import dev.minipassport.simulator.phonenumber.PhoneCode;
import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.TokenStanding;
import dev.minipassport.simulator.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whose call it is before it is carried out.
final class Targets {
  private Targets() {}

  static Target of(Call call, String endpoint) {
    String app = app(call);
    return new Target(endpoint, app, person(call, app).map(SimulatedPerson::name).orElse(null));
  }

  private static @Nullable String app(Call call) {
    String appId = call.parameter("appid");
    String token = call.parameter("access_token");
    if (appId != null) {
      return appId;
    }
    if (token != null) {
      World world = call.world();
      return world
          .appOfToken(token, TokenStanding.VALID)
          .or(() -> world.appOfToken(token, TokenStanding.EXPIRED))
          .map(SimulatedApp::id)
          .orElse(null);
    }
    return call.request().bodyBytes() == 0
        ? null
        : Json.object(call.request().body())
            .map(body -> body.path("appid").asText())
            .filter(id -> !id.isEmpty())
            .orElse(null);
  }

  private static Optional<SimulatedPerson> person(Call call, @Nullable String app) {
    String code = call.parameter("js_code");
    if (code != null) {
      return call.world().codes().find(code).map(found -> found.identity().person());
    }
    String openId = call.parameter("openid");
    return openId == null ? personInBody(call, app) : person(call, app, openId);
  }

  private static Optional<SimulatedPerson> personInBody(Call call, @Nullable String app) {
    if (call.request().bodyBytes() == 0) {
      return Optional.empty();
    }
    Optional<JsonNode> body = Json.object(call.request().body());
    return body.map(fields -> fields.path("openid").asText())
        .filter(openId -> !openId.isEmpty())
        .or(
            () ->
                body.flatMap(
                        fields -> call.world().phoneNumbers().find(fields.path("code").asText()))
                    .map(PhoneCode::openId))
        .flatMap(openId -> person(call, app, openId));
  }

  private static Optional<SimulatedPerson> person(Call call, @Nullable String app, String openId) {
    return app == null
        ? Optional.empty()
        : call.world().app(app).flatMap(known -> known.identity(openId)).map(Identity::person);
  }
}
