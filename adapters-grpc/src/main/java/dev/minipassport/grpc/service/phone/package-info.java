/// `minipassport.v1.PhoneService`: phone numbers.
@NullMarked
package dev.minipassport.grpc.service.phone;

import org.jspecify.annotations.NullMarked;
