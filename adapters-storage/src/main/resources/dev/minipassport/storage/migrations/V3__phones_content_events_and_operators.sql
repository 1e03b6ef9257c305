-- As before; besides, a clearance is CLEAR, AWAITED or DOUBTFUL.

-- Since when somebody is known; absent for those who came before this was written down.
ALTER TABLE identities ADD COLUMN known_since BIGINT;

-- A value that waits for a check of WeChat's names it.
ALTER TABLE profile_values ADD COLUMN clearance TEXT NOT NULL DEFAULT 'CLEAR';
ALTER TABLE profile_values ADD COLUMN content_check TEXT;
CREATE INDEX profile_values_by_check ON profile_values (content_check)
  WHERE content_check IS NOT NULL;
CREATE INDEX profile_values_hidden ON profile_values (at) WHERE clearance <> 'CLEAR';

-- A phone number stands in sealed, and value is empty.
ALTER TABLE profile_values ADD COLUMN sealed ${bytes};
ALTER TABLE profile_values ADD COLUMN realm TEXT;
CREATE INDEX profile_values_phones ON profile_values (identity) WHERE category = 'PHONE';

-- Whose a number is: one row for each key that numbers are looked up under.
CREATE TABLE phone_index (
  realm   TEXT NOT NULL,
  digest  TEXT NOT NULL,
  key_id  BIGINT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (realm, digest)
);
CREATE INDEX phone_index_by_account ON phone_index (account);
CREATE INDEX phone_index_by_key ON phone_index (key_id);

-- Verdicts that came before the value they are about.
CREATE TABLE content_verdicts (
  app           TEXT NOT NULL,
  content_check TEXT NOT NULL,
  verdict       TEXT NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (app, content_check)
);
CREATE INDEX content_verdicts_by_instant ON content_verdicts (at);

-- What WeChat sent, by the seal it came under.
CREATE TABLE push_seals (
  app  TEXT NOT NULL,
  seal TEXT NOT NULL,
  push TEXT NOT NULL,
  at   BIGINT NOT NULL,
  PRIMARY KEY (app, seal)
);
CREATE INDEX push_seals_by_instant ON push_seals (at);

CREATE TABLE audit (
  seq     ${serial},
  at      BIGINT NOT NULL,
  action  TEXT NOT NULL,
  caller  TEXT NOT NULL,
  actor   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  subject TEXT NOT NULL
);

-- What operators changed about apps. One that is not added is of the configuration.
CREATE TABLE registered_apps (
  app          TEXT PRIMARY KEY,
  added        BOOLEAN NOT NULL,
  owner        TEXT,
  served       BOOLEAN NOT NULL,
  secret       ${bytes},
  previous     ${bytes},
  overlap_ends BIGINT
);
CREATE INDEX registered_apps_by_overlap ON registered_apps (overlap_ends)
  WHERE previous IS NOT NULL;

-- One that was settled is not found again.
ALTER TABLE linkage_conflicts ADD COLUMN settled_at BIGINT;
CREATE INDEX linkage_conflicts_by_other ON linkage_conflicts (other);
