/// What the simulated WeChat knows: apps, people, codes, session keys, access tokens, quotas, time.
@NullMarked
package dev.minipassport.simulator.world;

import org.jspecify.annotations.NullMarked;
