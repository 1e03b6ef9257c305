package dev.minipassport.app.demo;

import java.util.List;

/// Steps that belong together.
@FunctionalInterface
public interface Chapter {
  List<Step> steps(Stage stage);
}
