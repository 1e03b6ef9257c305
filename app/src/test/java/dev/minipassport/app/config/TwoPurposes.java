package dev.minipassport.app.config;

/// An app that wants data for two purposes, as a file says it.
final class TwoPurposes {
  static final String YAML =
      """
      apps:
        - id: wx1
          secret: env:WX1_SECRET
          avatar-hosts: [CDN.example.com, img.example.com]
          versions:
            - version: "1.10"
              published: 2021-04-20
            - version: "1.2"
              published: 2020-12-01
          purposes:
            - id: profile
              version: 3
              categories: [nickname, avatar]
              shared: true
              quiet: {refusals: [2d, 7d, 7d], dismissal: 12h}
              texts:
                - language: zh_CN
                  title: 完善个人资料
                  content: 用于展示您的个人主页
                  confirm: 好的
                  cancel: 不用
                  declined: 好的，不会使用
                  sharing: 其他小程序也会使用
                  desc: 用于展示个人主页
                  desc-popup: 用于弹窗
                - language: en
                  title: Your profile
                  content: To show on your page, and nowhere else at all
                  confirm: OK
                  cancel: No
                  declined: Fine
                  sharing: Our other programs use them too
                  desc: Shown on your page
            - id: match
              version: 1
              categories: [gender]
              separate: true
              retention: 365d
              texts:
                - language: zh_CN
                  title: 匹配
                  content: 用于匹配
                  confirm: 同意
                  cancel: 不同意
                  declined: 不会匹配
                  desc: 用于匹配
      """;

  private TwoPurposes() {}
}
