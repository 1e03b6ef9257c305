/// What the service counts, for Prometheus to fetch.
@NullMarked
package dev.minipassport.app.metrics;

import org.jspecify.annotations.NullMarked;
