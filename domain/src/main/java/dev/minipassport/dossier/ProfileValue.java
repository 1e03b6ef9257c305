package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;

/// One thing a person chose to show. Personal: it does not print itself.
public sealed interface ProfileValue
    permits Nickname, AvatarUrl, Gender, Region, SpokenLanguage, PhoneNumber {
  DataCategory category();

  /// The value as it is kept; [#of] reads it again.
  String text();

  /// Reads what [#text] wrote.
  static ProfileValue of(DataCategory category, String text) {
    return switch (category) {
      case NICKNAME -> new Nickname(text);
      case AVATAR -> new AvatarUrl(text);
      case GENDER -> Gender.valueOf(text);
      case REGION -> Region.of(text);
      case LANGUAGE -> new SpokenLanguage(text);
      case PHONE -> PhoneNumber.of(text);
    };
  }
}
