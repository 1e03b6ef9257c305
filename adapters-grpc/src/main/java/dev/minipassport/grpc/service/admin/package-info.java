/// `minipassport.v1.AdminService`: what operators do.
@NullMarked
package dev.minipassport.grpc.service.admin;

import org.jspecify.annotations.NullMarked;
