package dev.minipassport.wechat.push;

import dev.minipassport.identity.AppId;
import java.util.Optional;

/// What the console of each app says about message push. Asked for every push.
public interface PushSettings {

  /// Empty for an app that has no push token, known or not.
  Optional<PushKeys> pushKeys(AppId app);
}
