/// `minipassport.v1.ChangeService`: what became stale, asked for and watched.
@NullMarked
package dev.minipassport.grpc.service.change;

import org.jspecify.annotations.NullMarked;
