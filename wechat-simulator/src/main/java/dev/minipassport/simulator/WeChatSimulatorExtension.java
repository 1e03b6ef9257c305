package dev.minipassport.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Gives a test class a simulator of its own. In a static field it keeps its port for the whole
/// class and forgets everything before each test; in an instance field every test has another one.
public final class WeChatSimulatorExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final SimulatorOptions options;
  private @Nullable WeChatSimulator running;
  private boolean ofClass;

  public WeChatSimulatorExtension() {
    this(SimulatorOptions.DEFAULT);
  }

  public WeChatSimulatorExtension(SimulatorOptions options) {
    this.options = options;
  }

  public WeChatSimulator simulator() {
    if (running == null) {
      throw new IllegalStateException("annotate the field with @RegisterExtension");
    }
    return running;
  }

  public URI baseUri() {
    return simulator().baseUri();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    running = WeChatSimulator.start(options);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (ofClass) {
      simulator().reset();
    } else {
      running = WeChatSimulator.start(options);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofClass) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  private void stop() {
    simulator().close();
    running = null;
  }
}
