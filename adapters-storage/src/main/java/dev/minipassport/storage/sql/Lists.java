package dev.minipassport.storage.sql;

import dev.minipassport.purpose.DataCategory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Several values as they stand in one column: joined by commas, in their order.
final class Lists {
  private static final String COMMA = ",";

  private Lists() {}

  static String ofCategories(Collection<DataCategory> categories) {
    return categories.stream().map(DataCategory::name).collect(Collectors.joining(COMMA));
  }

  static Set<DataCategory> categories(String column) {
    return parts(column, DataCategory::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)));
  }

  static String ofDurations(List<Duration> durations) {
    return durations.stream().map(Duration::toString).collect(Collectors.joining(COMMA));
  }

  static List<Duration> durations(String column) {
    return parts(column, Duration::parse).toList();
  }

  private static <T> Stream<T> parts(String column, Function<String, T> read) {
    return Arrays.stream(column.split(COMMA, -1)).map(read);
  }
}
