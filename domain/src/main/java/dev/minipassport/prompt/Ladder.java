package dev.minipassport.prompt;

import dev.minipassport.purpose.DataCategory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The ways of collecting, best first (protocol 13.1 and 13.3). A row is a row:
/// when WeChat withdraws something, a row changes.
final class Ladder {
  private static final Rung OPEN_DATA =
      Rung.of(Capability.OPEN_DATA, ClientFacts::canUseOpenData, "1.0.0").until("2022-02-21");

  private static final List<Rung> RUNGS =
      List.of(
          // A PC lacks the form for longer, and gets real data meanwhile.
          profile("2.10.4").below("2.27.1").onDesktop(true),
          form("2.21.2").onDesktop(false),
          form("2.27.1").onDesktop(true),
          profile("2.10.4").below("2.27.1"),
          profile("2.27.1").publishedBy("2022-11-08").inReleasesOnly(),
          button("1.3.0").below("2.10.4"),
          button("2.10.4").publishedBy("2021-04-28"),
          phone(Capability.PHONE_CODE, "2.21.2"),
          Rung.of(Capability.PHONE_REALTIME, ClientFacts::canUseGetRealtimePhoneNumber, "2.24.4"),
          phone(Capability.PHONE_ENCRYPTED, "1.2.0").below("2.21.2"));

  /// The last day on which WeChat told gender, region and language.
  private static final LocalDate ALL_OF_IT = LocalDate.parse("2021-09-30");

  private Ladder() {}

  private static Rung profile(String from) {
    return Rung.of(Capability.GET_USER_PROFILE, ClientFacts::canUseGetUserProfile, from);
  }

  private static Rung button(String from) {
    return Rung.of(Capability.GET_USER_INFO_BUTTON, ClientFacts::canUseGetUserInfoButton, from);
  }

  /// Which button it is has to be known before it is drawn: WeChat charges at the tap.
  private static Rung phone(Capability capability, String from) {
    return Rung.of(capability, ClientFacts::canUseGetPhoneNumber, from);
  }

  private static Rung form(String from) {
    return Rung.of(
        Capability.FORM,
        client -> client.canUseChooseAvatar() || client.canUseNicknameInput(),
        from);
  }

  /// The ways that give this client real data, best first, [Capability#OPEN_DATA] not among them.
  static List<Capability> of(ClientFacts client, LocalDate published, LocalDate today) {
    return RUNGS.stream()
        .filter(rung -> rung.bears(client, published, today))
        .map(Rung::capability)
        .distinct()
        .toList();
  }

  /// Whether the client can simply show nickname and avatar, asking nobody.
  static boolean showsOpenData(ClientFacts client, LocalDate published, LocalDate today) {
    return OPEN_DATA.bears(client, published, today);
  }

  /// What WeChat gives to any client at all.
  static Set<DataCategory> stillGiven(LocalDate today) {
    return today.isAfter(ALL_OF_IT)
        ? EnumSet.of(DataCategory.NICKNAME, DataCategory.AVATAR, DataCategory.PHONE)
        : EnumSet.allOf(DataCategory.class);
  }

  /// What a way gives.
  static Set<DataCategory> gives(Capability capability, ClientFacts client, LocalDate today) {
    Set<DataCategory> gives = EnumSet.noneOf(DataCategory.class);
    switch (capability) {
      case OPEN_DATA, GET_USER_PROFILE, GET_USER_INFO_BUTTON -> {
        gives.addAll(stillGiven(today));
        gives.remove(DataCategory.PHONE);
      }
      case PHONE_CODE, PHONE_REALTIME, PHONE_ENCRYPTED -> gives.add(DataCategory.PHONE);
      case FORM -> {
        if (client.canUseChooseAvatar()) {
          gives.add(DataCategory.AVATAR);
        }
        if (client.canUseNicknameInput()) {
          gives.add(DataCategory.NICKNAME);
        }
      }
      case NONE -> {}
    }
    return gives;
  }
}
