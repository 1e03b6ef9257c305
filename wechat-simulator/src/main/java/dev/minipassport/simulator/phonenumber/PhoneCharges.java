package dev.minipassport.simulator.phonenumber;

/// What an app's phone numbers came to.
///
/// @param quick numbers given to the client, verified at some time
/// @param realtime numbers given to the client, verified at the request
/// @param redeemed codes for which the server got a number
/// @param quotaLeft how many more numbers the app may be given
public record PhoneCharges(int quick, int realtime, int redeemed, int quotaLeft) {

  public int fen() {
    return quick * Verification.QUICK.fen() + realtime * Verification.REALTIME.fen();
  }
}
