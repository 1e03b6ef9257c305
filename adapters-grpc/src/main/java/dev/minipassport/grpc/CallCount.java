package dev.minipassport.grpc;

/// How many calls of one method ended with one status.
///
/// @param method `package.Service/Method`, or `other` for all that this server does not have
/// @param status the name of the status, as gRPC spells it
public record CallCount(String method, String status, long calls) {}
