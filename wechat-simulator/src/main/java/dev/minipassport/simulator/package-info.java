/// A faithful WeChat that runs on a loopback port: library, JUnit extension, and with its control
/// API a tool for programs in any language.
@NullMarked
package dev.minipassport.simulator;

import org.jspecify.annotations.NullMarked;
