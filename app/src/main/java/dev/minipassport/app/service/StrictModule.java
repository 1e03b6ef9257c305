package dev.minipassport.app.service;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import java.util.ArrayList;
import java.util.Arrays;

/// Makes Guice refuse what it would otherwise guess: nothing is bound implicitly, nothing is
/// proxied, no annotation is approximated, and singletons exist from the start or not at all.
final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }

  static Injector injector(Module... modules) {
    var all = new ArrayList<Module>(Arrays.asList(modules));
    all.add(new StrictModule());
    return Guice.createInjector(Stage.PRODUCTION, all);
  }
}
