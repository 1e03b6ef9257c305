package dev.minipassport.app.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/// A secret by reference: `env:NAME` or `file:PATH`, never the secret itself. Its table entry names
/// the kind of reference only.
///
/// @param constructor makes the secret of its text
public record SecretReference<T>(Function<String, T> constructor) implements Kind<T> {
  private static final String ENV = "env:";
  private static final String FILE = "file:";
  private static final int LARGEST_FILE = 4096;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  @Override
  public T parse(String text, Surroundings surroundings) {
    if (text.startsWith(ENV)) {
      return constructor.apply(variable(text.substring(ENV.length()), surroundings));
    }
    if (text.startsWith(FILE)) {
      return constructor.apply(content(text.substring(FILE.length()), surroundings));
    }
    throw new IllegalArgumentException(
        "must be a reference, not the secret itself; write env:NAME (a variable) or file:PATH");
  }

  @Override
  public String shown(String text) {
    return "(secret)";
  }

  private static String variable(String name, Surroundings surroundings) {
    String value = surroundings.environment().get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "names a variable that is not set; set it in the environment of this process");
    }
    return value;
  }

  private static String content(String name, Surroundings surroundings) {
    try {
      Path file = surroundings.directory().resolve(name);
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new IllegalArgumentException(
            "names a file that cannot be read; check that it exists and belongs to this user");
      }
      refuseIfShared(file);
      if (Files.size(file) > LARGEST_FILE) {
        throw new IllegalArgumentException("names a file of more than 4 KB; it holds the secret");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("names a file that cannot be read; check the path", e);
    }
  }

  private static void refuseIfShared(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
      throw new IllegalArgumentException(
          "names a file that others may read; make it the owner's alone: chmod 600");
    }
  }
}
