package dev.minipassport.app.settings;

import java.util.List;

/// A schema with lists within lists: books, their chapters, the notes in them.
final class Chapters {
  static final Key<Integer> SHELVES = new Key<>("shelves", Kinds.count(1, 9), "1");
  static final Key<String> BOOK = new Key<>("books[].id", Kinds.words(8));
  static final Key<List<String>> AUTHORS =
      new Key<>("books[].authors", Kinds.list(Kinds.words(8)), "nobody");
  static final Key<String> CHAPTER = new Key<>("books[].chapters[].id", Kinds.words(8));
  static final Key<Integer> PAGES =
      new Key<>("books[].chapters[].print.pages", Kinds.count(1, 99), "10");
  static final Key<String> TITLE =
      new Key<>("books[].chapters[].side-notes[].title", Kinds.words(8));
  static final Key<String> LANGUAGE =
      new Key<>("books[].chapters[].side-notes[].language", Kinds.words(8));

  static final Schema SCHEMA =
      new Schema(List.of(SHELVES, BOOK, AUTHORS, CHAPTER, PAGES, TITLE, LANGUAGE));

  private Chapters() {}
}
