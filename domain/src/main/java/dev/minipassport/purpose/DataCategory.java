package dev.minipassport.purpose;

/// A kind of personal data that a purpose may want.
public enum DataCategory {
  NICKNAME,
  AVATAR,
  GENDER,
  REGION,
  LANGUAGE,
  /// Collected by a way of its own, so a purpose that wants it wants nothing else.
  PHONE
}
