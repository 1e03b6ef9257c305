package dev.minipassport.grpc.service;

import dev.minipassport.grpc.call.Lane;
import io.grpc.BindableService;
import java.util.List;

/// All services of `minipassport.v1`.
public final class Services {
  private Services() {}

  /// Validations have a lane of their own, so that they are shed last.
  public static List<BindableService> over(UseCases useCases, Lane validations, Lane others) {
    return List.of(
        new LoginEndpoint(useCases.logIn(), others),
        new SessionEndpoint(useCases, validations, others));
  }
}
