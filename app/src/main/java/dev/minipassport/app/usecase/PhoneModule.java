package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.consent.Gate;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.grpc.service.phone.PhoneUseCases;
import dev.minipassport.identity.Apps;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Pause;
import dev.minipassport.phone.BindNumber;
import dev.minipassport.phone.BindPhone;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.phone.PhonePolicies;
import dev.minipassport.phone.ReadPhone;
import dev.minipassport.phone.RedeemCode;
import dev.minipassport.phone.UnbindPhone;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.userdata.UserDataCheck;
import java.time.Clock;

/// Phone numbers.
final class PhoneModule extends AbstractModule {
  @Provides
  @Singleton
  BindNumber bindNumber(Gate gate, Clock clock) {
    return new BindNumber(gate, clock);
  }

  @Provides
  @Singleton
  RedeemCode redeemCode(
      Gate gate,
      Registrar registrar,
      LoginCodes codes,
      PhoneNumbers numbers,
      BindNumber bind,
      Clock clock,
      Pause pause) {
    return new RedeemCode(gate, registrar, codes, numbers, bind, clock, pause);
  }

  @Provides
  @Singleton
  PhoneUseCases phoneUseCases(
      TokenCheck check,
      Apps apps,
      Purposes purposes,
      PhonePolicies policies,
      Gate gate,
      UserDataCheck userData,
      PhoneNumbers numbers,
      RedeemCode redeem,
      BindNumber bind,
      Registrar registrar,
      Clock clock) {
    return new PhoneUseCases(
        new BindPhone(
            check, apps, purposes, policies, gate, userData, numbers, redeem, bind, clock),
        new ReadPhone(check, purposes, registrar),
        new UnbindPhone(check, registrar));
  }
}
