/// What every implementation of a port must do, as abstract tests.
@NullMarked
package dev.minipassport.testkit.contract;

import org.jspecify.annotations.NullMarked;
