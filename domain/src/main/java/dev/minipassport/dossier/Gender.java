package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;

/// As WeChat knew it until October 2021 (protocol 13.1): 1 and 2 of its `gender`.
public enum Gender implements ProfileValue {
  MALE,
  FEMALE;

  @Override
  public DataCategory category() {
    return DataCategory.GENDER;
  }

  @Override
  public String text() {
    return name();
  }

  @Override
  public String toString() {
    return "Gender[REDACTED]";
  }
}
