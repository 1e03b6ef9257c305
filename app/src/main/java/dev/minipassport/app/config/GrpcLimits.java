package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;

/// How much work is accepted; what exceeds it is refused at once.
///
/// @param messageSize the largest request, in bytes
/// @param calls calls under way that are neither logins nor validations
/// @param logins logins under way
/// @param validations validations under way
/// @param connections connections at once
/// @param callsPerConnection calls under way on one connection
public record GrpcLimits(
    int messageSize,
    int calls,
    int logins,
    int validations,
    int connections,
    int callsPerConnection) {
  static GrpcLimits from(Values values) {
    return new GrpcLimits(
        values.get(Keys.MESSAGE_SIZE),
        values.get(Keys.CALLS),
        values.get(Keys.LOGINS),
        values.get(Keys.VALIDATIONS),
        values.get(Keys.CONNECTIONS),
        values.get(Keys.CALLS_PER_CONNECTION));
  }
}
