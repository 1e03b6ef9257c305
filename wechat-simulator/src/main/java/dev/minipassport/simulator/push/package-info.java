/// The messages WeChat sends to an app's server, and what went wrong with them on purpose.
@NullMarked
package dev.minipassport.simulator.push;

import org.jspecify.annotations.NullMarked;
