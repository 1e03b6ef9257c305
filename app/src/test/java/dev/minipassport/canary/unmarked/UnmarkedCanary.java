package dev.minipassport.canary.unmarked;

/// Its package says nothing about null, which the test of that rule has to notice.
final class UnmarkedCanary {}
