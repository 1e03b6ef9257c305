-- Instants are microseconds since 1970 in UTC, ids are text, secrets are digests or sealed.

CREATE TABLE store_facts (
  name  TEXT PRIMARY KEY,
  value ${bytes} NOT NULL
);

CREATE TABLE accounts (
  id        TEXT PRIMARY KEY,
  suspended BOOLEAN NOT NULL
);

-- An id given out and since replaced; always one step from the account that stands.
CREATE TABLE account_aliases (
  alias   TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id)
);
CREATE INDEX account_aliases_by_account ON account_aliases (account);

CREATE TABLE identities (
  id         TEXT PRIMARY KEY,
  app        TEXT NOT NULL,
  open_id    TEXT NOT NULL,
  union_id   TEXT,
  account    TEXT NOT NULL REFERENCES accounts (id),
  generation BIGINT NOT NULL,
  UNIQUE (app, open_id)
);
CREATE INDEX identities_by_account ON identities (account);

CREATE TABLE union_ids (
  owner    TEXT NOT NULL,
  union_id TEXT NOT NULL,
  account  TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (owner, union_id)
);
CREATE INDEX union_ids_by_account ON union_ids (account);

CREATE TABLE linkage_conflicts (
  account  TEXT NOT NULL REFERENCES accounts (id),
  other    TEXT NOT NULL REFERENCES accounts (id),
  found_at BIGINT NOT NULL,
  PRIMARY KEY (account, other)
);

CREATE TABLE sessions (
  id              TEXT PRIMARY KEY,
  identity        TEXT NOT NULL REFERENCES identities (id),
  token           ${bytes} NOT NULL UNIQUE,
  token_issued_at BIGINT NOT NULL,
  token_presented BOOLEAN NOT NULL,
  issued_in       BIGINT NOT NULL,
  created_at      BIGINT NOT NULL,
  logged_in_at    BIGINT NOT NULL,
  last_seen_at    BIGINT NOT NULL,
  ends_at         BIGINT NOT NULL,
  device          TEXT,
  parent          TEXT,
  ended_at        BIGINT,
  end_reason      TEXT
);
-- Ended sessions stay until their end; whoever looks for the live ones must not walk through them.
CREATE INDEX sessions_live_by_identity ON sessions (identity, issued_in) WHERE end_reason IS NULL;
CREATE INDEX sessions_live_by_parent ON sessions (parent, issued_in) WHERE end_reason IS NULL;
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Tokens that have a successor; the newest has the highest seq.
CREATE TABLE predecessors (
  token         ${bytes} PRIMARY KEY,
  session       TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  seq           BIGINT NOT NULL,
  successor     ${bytes},
  grace_ends_at BIGINT,
  UNIQUE (session, seq)
);
CREATE INDEX predecessors_by_grace ON predecessors (grace_ends_at) WHERE successor IS NOT NULL;

CREATE TABLE login_codes (
  code          ${bytes} PRIMARY KEY,
  state         TEXT NOT NULL,
  pending_until BIGINT NOT NULL,
  forgotten_at  BIGINT NOT NULL,
  token         ${bytes},
  replay_until  BIGINT,
  first_login   BOOLEAN,
  continued     BOOLEAN,
  linkage       TEXT
);
CREATE INDEX login_codes_by_end ON login_codes (forgotten_at);
CREATE INDEX login_codes_by_replay ON login_codes (replay_until);

-- The current key of an identity has no superseded_at.
CREATE TABLE session_keys (
  identity      TEXT NOT NULL REFERENCES identities (id),
  seq           BIGINT NOT NULL,
  sealed        ${bytes} NOT NULL,
  superseded_at BIGINT,
  PRIMARY KEY (identity, seq)
);
CREATE INDEX session_keys_by_end ON session_keys (superseded_at);

CREATE TABLE handoffs (
  ticket     ${bytes} PRIMARY KEY,
  app        TEXT NOT NULL,
  parent     TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX handoffs_by_end ON handoffs (expires_at);

CREATE TABLE changes (
  seq      ${serial},
  app      TEXT NOT NULL,
  identity TEXT NOT NULL,
  session  TEXT,
  kind     TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX changes_by_app ON changes (app, seq);
CREATE INDEX changes_by_instant ON changes (at);
