package dev.minipassport.identity;

/// One person as we know them, across the apps of one owner.
public record Account(AccountId id, boolean suspended) {}
