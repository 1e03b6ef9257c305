/// What tests of every module share: port contracts, in-memory ports, fixtures, a clock moved by
/// hand.
@NullMarked
package dev.minipassport.testkit;

import org.jspecify.annotations.NullMarked;
