package dev.minipassport.ledger;

/// Where a person said it.
public enum Surface {
  /// The app's own dialog.
  OWN_DIALOG,
  /// A popup of WeChat's.
  WECHAT_POPUP,
  /// The avatar and nickname form.
  FORM,
  /// A page where people look after what they have agreed to.
  SETTINGS
}
