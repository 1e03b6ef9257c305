package dev.minipassport.grpc.service;

import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.call.Lanes;
import dev.minipassport.grpc.service.admin.AdminEndpoint;
import dev.minipassport.grpc.service.change.ChangeEndpoint;
import dev.minipassport.grpc.service.consent.ConsentEndpoint;
import dev.minipassport.grpc.service.phone.PhoneEndpoint;
import dev.minipassport.grpc.service.privacy.PrivacyEndpoint;
import dev.minipassport.grpc.service.profile.ProfileEndpoint;
import dev.minipassport.grpc.service.userdata.UserDataEndpoint;
import io.grpc.BindableService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// All services of `minipassport.v1`.
public final class Services {
  private Services() {}

  /// Makes them.
  ///
  /// @param watchInterval how often a watch looks for changes
  /// @param clock for what comes with no instant of its own
  /// @param ticker nanoseconds from an arbitrary origin, as [System#nanoTime()]
  public static List<BindableService> over(
      UseCases useCases, Lanes lanes, Duration watchInterval, Clock clock, LongSupplier ticker) {
    Lane others = lanes.others();
    return List.of(
        new LoginEndpoint(useCases.logIn(), lanes.logins()),
        new SessionEndpoint(useCases, lanes.validations(), others),
        new ConsentEndpoint(useCases.consent(), others, ticker),
        new ProfileEndpoint(useCases.profile(), others),
        new UserDataEndpoint(useCases.userData(), others),
        new PhoneEndpoint(useCases.phone(), others),
        new PrivacyEndpoint(useCases.privacy(), others, clock),
        new ChangeEndpoint(useCases.changes(), others, lanes.watches(), watchInterval),
        new AdminEndpoint(useCases.admin(), others, clock));
  }
}
