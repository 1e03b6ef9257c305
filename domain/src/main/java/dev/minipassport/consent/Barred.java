package dev.minipassport.consent;

/// Why something that takes a consent was not done. Nothing was written.
public sealed interface Barred {

  /// No grant stands for the purpose in its words of today, and none came along.
  record NoConsent() implements Barred {}

  /// The prompt that came along was not made for this person in this app.
  record PromptUnknown() implements Barred {}

  record PromptOutdated(Outdated why) implements Barred {}

  /// The id of the request was used for another one.
  record RequestIdReused() implements Barred {}
}
