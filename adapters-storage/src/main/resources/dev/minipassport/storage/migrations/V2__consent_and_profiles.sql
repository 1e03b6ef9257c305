-- As before; besides, durations are ISO 8601, hashes are SHA-256 in hex, lists are joined by commas.

-- What a version says never changes; its quiet rule, the order of its languages and whether it is
-- in force do.
CREATE TABLE purpose_versions (
  app             TEXT NOT NULL,
  purpose         TEXT NOT NULL,
  version         INTEGER NOT NULL,
  hash            TEXT NOT NULL,
  categories      TEXT NOT NULL,
  separate        BOOLEAN NOT NULL,
  shared          BOOLEAN NOT NULL,
  retention       TEXT,
  quiet_refusals  TEXT NOT NULL,
  quiet_dismissal TEXT NOT NULL,
  in_force        BOOLEAN NOT NULL,
  PRIMARY KEY (app, purpose, version)
);
CREATE UNIQUE INDEX purpose_versions_in_force ON purpose_versions (app, purpose) WHERE in_force;

-- The language with the lowest position is for people whose own is not there.
CREATE TABLE purpose_texts (
  app                TEXT NOT NULL,
  purpose            TEXT NOT NULL,
  version            INTEGER NOT NULL,
  language           TEXT NOT NULL,
  position           INTEGER NOT NULL,
  title              TEXT NOT NULL,
  content            TEXT NOT NULL,
  confirm            TEXT NOT NULL,
  cancel             TEXT NOT NULL,
  declined           TEXT NOT NULL,
  sharing            TEXT NOT NULL,
  popup_description  TEXT NOT NULL,
  button_description TEXT NOT NULL,
  form_description   TEXT NOT NULL,
  PRIMARY KEY (app, purpose, version, language),
  FOREIGN KEY (app, purpose, version) REFERENCES purpose_versions (app, purpose, version)
);

-- All that leads from a person to what they said: without the row, the entries name nobody.
CREATE TABLE ledger_subjects (
  identity TEXT PRIMARY KEY REFERENCES identities (id),
  subject  TEXT NOT NULL UNIQUE
);

CREATE TABLE consent_ledger (
  subject    TEXT NOT NULL,
  sequence   BIGINT NOT NULL,
  app        TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  version    INTEGER NOT NULL,
  text       TEXT NOT NULL,
  language   TEXT NOT NULL,
  categories TEXT NOT NULL,
  separate   BOOLEAN NOT NULL,
  shared     BOOLEAN NOT NULL,
  decision   TEXT NOT NULL,
  surface    TEXT NOT NULL,
  platform   TEXT,
  library    TEXT,
  at         BIGINT NOT NULL,
  request    TEXT NOT NULL,
  cause      TEXT NOT NULL,
  previous   TEXT NOT NULL,
  hash       TEXT NOT NULL,
  PRIMARY KEY (subject, sequence)
) ${clustered};
-- Entries are neither changed nor removed, and each follows the one before.
${ledger_append_only}

CREATE TABLE profile_values (
  identity   TEXT NOT NULL REFERENCES identities (id),
  category   TEXT NOT NULL,
  value      TEXT NOT NULL,
  provenance TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  at         BIGINT NOT NULL,
  kept_until BIGINT,
  PRIMARY KEY (identity, category)
);
CREATE INDEX profile_values_by_end ON profile_values (kept_until) WHERE kept_until IS NOT NULL;

-- Questions that nobody has answered yet.
CREATE TABLE open_questions (
  identity TEXT NOT NULL REFERENCES identities (id),
  purpose  TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (identity, purpose)
);

CREATE TABLE answered_requests (
  identity TEXT NOT NULL REFERENCES identities (id),
  request  TEXT NOT NULL,
  body     TEXT NOT NULL,
  at       BIGINT NOT NULL,
  PRIMARY KEY (identity, request)
);
CREATE INDEX answered_requests_by_instant ON answered_requests (at);

-- Pictures of the backends' own that nobody shows any more.
CREATE TABLE orphaned_pictures (
  seq      ${serial},
  app      TEXT NOT NULL,
  identity TEXT NOT NULL,
  url      TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX orphaned_pictures_by_app ON orphaned_pictures (app, seq);
CREATE INDEX orphaned_pictures_by_url ON orphaned_pictures (app, url);
CREATE INDEX orphaned_pictures_by_instant ON orphaned_pictures (at);
