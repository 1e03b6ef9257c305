/// What clients saw of several nodes, and whether that keeps the promises.
@NullMarked
package dev.minipassport.testkit.history;

import org.jspecify.annotations.NullMarked;
