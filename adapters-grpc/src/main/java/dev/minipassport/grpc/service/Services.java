package dev.minipassport.grpc.service;

import dev.minipassport.grpc.call.Lanes;
import io.grpc.BindableService;
import java.util.List;

/// All services of `minipassport.v1`.
public final class Services {
  private Services() {}

  public static List<BindableService> over(UseCases useCases, Lanes lanes) {
    return List.of(
        new LoginEndpoint(useCases.logIn(), lanes.logins()),
        new SessionEndpoint(useCases, lanes.validations(), lanes.others()));
  }
}
