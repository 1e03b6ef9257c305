package dev.minipassport.phone;

import dev.minipassport.identity.AppId;

/// What each app wants done with phone numbers.
public interface PhonePolicies {
  PhonePolicy phonePolicy(AppId app);
}
