package dev.minipassport.grpc.wire;

import dev.minipassport.grpc.call.InvalidRequest;
import java.util.List;
import java.util.Optional;

/// Where a caller reads on, and how much at once.
public record Paging(Optional<String> cursor, int limit) {
  /// The page of those who do not say how much.
  public static final int ORDINARY = 100;

  private static final int LARGEST = 1000;
  private static final int LONGEST_CURSOR = 4096;

  /// Reads the fields `cursor` and `page_size`.
  public static Paging read(Fields fields, String cursor, int pageSize) {
    int limit = limit(fields, pageSize);
    return new Paging(cursor(fields, cursor), limit);
  }

  /// Reads the field `page_size`.
  public static int limit(Fields fields, int pageSize) {
    if (pageSize < 0) {
      fields.refuse("page_size", "must be 0 to 1000; more is cut to 1000");
    }
    return pageSize == 0 ? ORDINARY : Math.min(pageSize, LARGEST);
  }

  /// Reads the field `cursor`.
  public static Optional<String> cursor(Fields fields, String cursor) {
    return fields.readOptional("cursor", cursor, Fields.atMost(LONGEST_CURSOR));
  }

  /// The cursor was not given out by `methods` for this app.
  public static InvalidRequest unknownCursor(String methods) {
    return new InvalidRequest(
        List.of(Fields.violation("cursor", "must be one that " + methods + " gave for this app")));
  }
}
