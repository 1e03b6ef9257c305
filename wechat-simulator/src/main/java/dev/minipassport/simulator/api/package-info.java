/// WeChat's HTTP endpoints, the order of their checks, the texts of their errors.
@NullMarked
package dev.minipassport.simulator.api;

import org.jspecify.annotations.NullMarked;
