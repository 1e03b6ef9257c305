package dev.minipassport.testkit.history;

/// People and their codes.
public interface Phones {
  /// Somebody nobody knows.
  Person newPerson();

  /// What `wx.login` gives.
  String codeOf(Person person);
}
