package dev.minipassport.grpc.call;

/// What a caller may do. Each role is granted for named apps.
public enum Role {

  /// Acts for the people who use an app: whatever a backend-for-frontend calls.
  BFF,

  /// Looks things up for a person who asks, and changes nothing.
  SUPPORT,

  /// Does all that an operator does.
  ADMIN,

  /// Reads phone numbers whole.
  PHONE
}
