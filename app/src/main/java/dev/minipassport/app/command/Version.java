package dev.minipassport.app.command;

import picocli.CommandLine.IVersionProvider;

/// The version in the manifest of the program, and of the JVM.
public final class Version implements IVersionProvider {

  /// Empty words are left out where the program does not run from its archive.
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Minipassport " + number() + ", Java " + Runtime.version()};
  }
}
