/// `minipassport.v1.ProfileService`: what people chose to show.
@NullMarked
package dev.minipassport.grpc.service.profile;

import org.jspecify.annotations.NullMarked;
