package dev.minipassport.storage.move;

/// What came over, found equal on both sides.
///
/// @param tables how many
/// @param rows of all of them
/// @param chains of consent that were verified
public record Moved(int tables, long rows, long chains) {}
