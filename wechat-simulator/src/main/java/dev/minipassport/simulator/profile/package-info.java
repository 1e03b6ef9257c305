/// What WeChat shows of a person: their profile, and what stands in its place.
@NullMarked
package dev.minipassport.simulator.profile;

import org.jspecify.annotations.NullMarked;
