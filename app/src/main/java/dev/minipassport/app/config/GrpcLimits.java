package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;

/// How much work is accepted; what exceeds it is refused at once.
///
/// @param messageSize the largest request, in bytes
/// @param calls calls under way that are not validations
/// @param validations validations under way
/// @param callsPerConnection calls under way on one connection
public record GrpcLimits(int messageSize, int calls, int validations, int callsPerConnection) {
  static GrpcLimits from(Values values) {
    return new GrpcLimits(
        values.get(Keys.MESSAGE_SIZE),
        values.get(Keys.CALLS),
        values.get(Keys.VALIDATIONS),
        values.get(Keys.CALLS_PER_CONNECTION));
  }
}
