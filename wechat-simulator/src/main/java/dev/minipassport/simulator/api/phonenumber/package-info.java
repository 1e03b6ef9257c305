/// The HTTP endpoints for phone numbers.
@NullMarked
package dev.minipassport.simulator.api.phonenumber;

import org.jspecify.annotations.NullMarked;
