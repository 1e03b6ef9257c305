package dev.minipassport.profile;

import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserInfo;
import java.util.Optional;

/// What a client brings to fill a profile with.
public sealed interface Offer {

  /// What the person typed and picked. At least one of the two.
  ///
  /// @param checkUrl where WeChat can fetch the picture to check it; absent: at `avatarUrl`
  record Form(Optional<String> nickname, Optional<String> avatarUrl, Optional<String> checkUrl)
      implements Offer {
    public Form(Optional<String> nickname, Optional<String> avatarUrl) {
      this(nickname, avatarUrl, Optional.empty());
    }

    public Form {
      if (nickname.isEmpty() && avatarUrl.isEmpty()) {
        throw new IllegalArgumentException("a form needs a nickname, an avatar url or both");
      }
    }

    @Override
    public String toString() {
      return "Form[REDACTED]";
    }
  }

  /// `userInfo`, vouched for by nobody but the client.
  record Plain(UserInfo info) implements Offer {}

  /// User data that WeChat signed or encrypted.
  record Proven(Source source) implements Offer {}
}
