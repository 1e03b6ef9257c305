package dev.minipassport.app.demo;

import java.util.concurrent.Callable;

/// One thing that happens in the story.
///
/// @param title what it is about
/// @param call what is called
/// @param action calls it and looks at what comes back
public record Step(String title, String call, Callable<Finding> action) {

  /// An action that fails is a finding as well.
  Finding play() throws InterruptedException {
    try {
      return action.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return new Finding(false, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
