package dev.minipassport.simulator.phone;

/// Data that only the holder of the session key can read; both parts are base64.
public record Sealed(String encryptedData, String iv) {}
