package dev.minipassport.session.canary;

import java.security.SecureRandom;

/// Caught by `TIME_AND_CHANCE_ARE_ARGUMENTS`, or that rule cannot fail.
final class ChanceCanary {
  final SecureRandom random = new SecureRandom();
}
