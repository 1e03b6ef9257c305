package dev.minipassport.storage.move;

/// What came over, found equal on both sides.
///
/// @param tables how many
/// @param rows of all of them
/// @param chains of consent that were verified
/// @param before whether it had been moved before, so that nothing was done
public record Moved(int tables, long rows, long chains, boolean before) {}
