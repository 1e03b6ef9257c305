package dev.minipassport.simulator.phone;

/// How the person stands to the mini program's privacy agreement.
public enum Privacy {
  AGREED,
  /// Not yet: newer clients ask before they give anything.
  NOT_AGREED,
  /// The agreement does not name what is asked for: newer clients give nothing.
  NOT_DECLARED
}
