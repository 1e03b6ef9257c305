package dev.minipassport.prompt;

import dev.minipassport.purpose.Words.Surface;
import java.util.Optional;

/// How the client gets the data, by what WeChat offers it.
public enum Capability {
  /// `<open-data>` shows it; nobody is asked, and nothing reaches us.
  OPEN_DATA(Optional.empty()),
  /// `wx.getUserProfile`, from a tap, with a description.
  GET_USER_PROFILE(Optional.of(Surface.POPUP)),
  /// `<button open-type="getUserInfo">`.
  GET_USER_INFO_BUTTON(Optional.of(Surface.BUTTON)),
  /// `<button open-type="chooseAvatar">` and `<input type="nickname">`.
  FORM(Optional.of(Surface.FORM)),
  /// `<button open-type="getPhoneNumber">`, which gives a code (protocol 8.2).
  PHONE_CODE(Optional.empty()),
  /// `<button open-type="getRealtimePhoneNumber">`: a code for a number that WeChat verifies anew.
  PHONE_REALTIME(Optional.empty()),
  /// `<button open-type="getPhoneNumber">` of a client that knows no codes: encrypted data.
  PHONE_ENCRYPTED(Optional.empty()),
  /// There is nothing to get: the answer alone is wanted.
  NONE(Optional.empty());

  private final Optional<Surface> surface;

  Capability(Optional<Surface> surface) {
    this.surface = surface;
  }

  /// Where a description of ours is shown, if anywhere.
  public Optional<Surface> surface() {
    return surface;
  }
}
