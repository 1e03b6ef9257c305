package dev.minipassport.grpc.wire;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.v1.UserDataFlawed;
import dev.minipassport.v1.UserInfo;
import java.util.Set;

/// User data, as the proto spells it.
public final class UserDataWire {
  private UserDataWire() {}

  /// Only what was asked for is told.
  public static UserInfo told(dev.minipassport.userdata.UserInfo info, Set<DataCategory> asked) {
    var told = UserInfo.newBuilder();
    for (DataCategory category : asked) {
      switch (category) {
        case NICKNAME -> info.nickName().ifPresent(told::setNickName);
        case AVATAR -> info.avatarUrl().ifPresent(told::setAvatarUrl);
        case GENDER -> told.setGender(info.gender());
        case REGION ->
            told.setCountry(info.country()).setProvince(info.province()).setCity(info.city());
        case LANGUAGE -> told.setLanguage(info.language());
        case PHONE -> {}
      }
    }
    return told.build();
  }

  public static UserDataFlawed flawed(Evidence.Flaw why) {
    return UserDataFlawed.newBuilder()
        .setReason(
            switch (why) {
              case SIGNATURE_MISMATCH -> UserDataFlawed.Reason.REASON_SIGNATURE_MISMATCH;
              case UNDECIPHERABLE -> UserDataFlawed.Reason.REASON_UNDECIPHERABLE;
              case WRONG_APP -> UserDataFlawed.Reason.REASON_WRONG_APP;
              case STALE -> UserDataFlawed.Reason.REASON_STALE;
              case OTHER_USER -> UserDataFlawed.Reason.REASON_OTHER_USER;
              case NO_SESSION_KEY -> UserDataFlawed.Reason.REASON_NO_SESSION_KEY;
            })
        .build();
  }
}
