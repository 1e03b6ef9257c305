package dev.minipassport.simulator.fault;

import java.util.Arrays;
import java.util.stream.Stream;

/// The calls of WeChat's API that are simulated, each named by the last segment of its path.
public enum EndpointName {
  JSCODE2SESSION("/sns/jscode2session"),
  TOKEN("/cgi-bin/token"),
  STABLE_TOKEN("/cgi-bin/stable_token"),
  CHECKSESSION("/wxa/checksession"),
  RESETUSERSESSIONKEY("/wxa/resetusersessionkey"),
  GETUSERENCRYPTKEY("/wxa/business/getuserencryptkey"),
  GETUSERPHONENUMBER("/wxa/business/getuserphonenumber"),
  CHECKENCRYPTEDMSG("/wxa/business/checkencryptedmsg"),
  MSG_SEC_CHECK("/wxa/msg_sec_check"),
  MEDIA_CHECK_ASYNC("/wxa/media_check_async");

  private final String path;

  EndpointName(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  /// Such as `jscode2session`.
  @Override
  public String toString() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Lets a name pass that is an endpoint's, or one of `others`.
  ///
  /// @throws IllegalArgumentException with the names to choose from
  public static String known(String name, String... others) {
    var names =
        Stream.concat(Arrays.stream(values()).map(EndpointName::toString), Stream.of(others))
            .toList();
    if (!names.contains(name)) {
      throw new IllegalArgumentException("choose an endpoint: " + String.join(", ", names));
    }
    return name;
  }
}
