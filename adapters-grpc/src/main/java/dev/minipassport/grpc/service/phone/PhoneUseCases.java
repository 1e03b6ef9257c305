package dev.minipassport.grpc.service.phone;

import dev.minipassport.phone.BindPhone;
import dev.minipassport.phone.ReadPhone;
import dev.minipassport.phone.UnbindPhone;

/// What `PhoneService` calls.
public record PhoneUseCases(BindPhone bindPhone, ReadPhone readPhone, UnbindPhone unbindPhone) {}
