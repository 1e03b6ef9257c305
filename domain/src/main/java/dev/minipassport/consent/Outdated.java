package dev.minipassport.consent;

/// Why a prompt cannot be answered any more: decide anew.
public enum Outdated {
  /// Older than 24 hours.
  EXPIRED,
  /// The words or the categories have changed, or the purpose is gone.
  WORDS_CHANGED,
  /// The person has taken the consent back since the prompt was made.
  WITHDRAWN_SINCE
}
