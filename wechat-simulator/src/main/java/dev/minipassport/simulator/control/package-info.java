/// Plays the phone and the console over HTTP: JSON under `/control/`, for loopback callers.
@NullMarked
package dev.minipassport.simulator.control;

import org.jspecify.annotations.NullMarked;
