package dev.minipassport.login;

/// What a login changed.
///
/// @param firstLogin nobody was known by this open id before
/// @param continued the login went on in the session of its current token
public record LoginFacts(boolean firstLogin, boolean continued, Linkage linkage) {

  /// How the login bears on the account.
  public enum Linkage {
    UNCHANGED,
    /// The identity now belongs to the account that holds its union id.
    LINKED,
    /// WeChat sent another union id than before; the first one stands.
    UNION_ID_DIFFERS,
    /// Two accounts claim the person and disagree; an operator resolves it.
    ACCOUNTS_CONFLICT
  }
}
