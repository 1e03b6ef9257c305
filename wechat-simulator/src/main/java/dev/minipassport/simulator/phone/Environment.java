package dev.minipassport.simulator.phone;

/// Which version of the mini program runs.
public enum Environment {
  RELEASE,
  TRIAL,
  DEVELOP
}
