package dev.minipassport.app.simulation;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the demo app wants nickname and avatar for. Whoever changes a word raises the version: data
/// directories with people who agreed to the old one exist.
final class DemoPurpose {
  static final Purpose PROFILE =
      new Purpose(
          new PurposeId("profile"),
          1,
          List.of(chinese(), english()),
          Set.of(DataCategory.NICKNAME, DataCategory.AVATAR),
          false,
          true,
          Optional.empty(),
          QuietRule.DEFAULT);

  private DemoPurpose() {}

  private static Words chinese() {
    return new Words(
        new Language("zh_CN"),
        "完善个人资料",
        "我们想用您的昵称和头像来展示您的个人主页。不同意也可以使用全部功能，同意后可以随时撤回。",
        "好的",
        "不用",
        "好的，我们不会使用您的昵称和头像。您可以随时在个人主页中补充。",
        "我们的其他小程序也会使用您的昵称和头像。",
        everywhere("用于在个人主页展示昵称和头像"));
  }

  private static Words english() {
    return new Words(
        new Language("en"),
        "Your profile",
        "We would like to show your nickname and avatar on your page. Everything works without"
            + " them, and you can take your consent back at any time.",
        "OK",
        "No",
        "Fine, we use neither nickname nor avatar. You can add them on your page at any time.",
        "Our other mini programs use your nickname and avatar too.",
        everywhere("Shown on your own page"));
  }

  private static Map<Surface, String> everywhere(String description) {
    return Map.of(
        Surface.POPUP, description, Surface.BUTTON, description, Surface.FORM, description);
  }
}
