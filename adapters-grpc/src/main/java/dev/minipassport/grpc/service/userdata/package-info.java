/// `minipassport.v1.UserDataService`: what WeChat signed or encrypted.
@NullMarked
package dev.minipassport.grpc.service.userdata;

import org.jspecify.annotations.NullMarked;
