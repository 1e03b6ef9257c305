package dev.minipassport.phone;

/// What an app wants done with phone numbers.
///
/// @param taken what happens to a number that another person holds
/// @param vouched encrypted phone data is checked with WeChat before it counts
public record PhonePolicy(Taken taken, boolean vouched) {
  public static final PhonePolicy DEFAULT = new PhonePolicy(Taken.REFUSE, false);

  public enum Taken {
    /// It stays where it is.
    REFUSE,
    /// It goes to whoever proved it last; the other person loses it and is told of by a change.
    MOVE
  }
}
