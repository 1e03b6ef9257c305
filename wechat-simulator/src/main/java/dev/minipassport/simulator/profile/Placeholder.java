package dev.minipassport.simulator.profile;

/// The profile of nobody, which WeChat gives where it no longer gives the real one.
public final class Placeholder {
  public static final String NICKNAME = "微信用户";
  public static final String GREY_AVATAR =
      "https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyX"
          + "wibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132";

  public static final Profile PROFILE = new Profile(NICKNAME, GREY_AVATAR, 0, "", "", "", "");

  private Placeholder() {}
}
