/// `minipassport.v1.PrivacyService`: what follows when people change their mind.
@NullMarked
package dev.minipassport.grpc.service.privacy;

import org.jspecify.annotations.NullMarked;
