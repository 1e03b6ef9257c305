-- Whoever forgets a person asks for all their sessions, ended ones too, and for the tickets of those.
CREATE INDEX IF NOT EXISTS sessions_by_identity ON sessions (identity);
CREATE INDEX IF NOT EXISTS handoffs_by_parent ON handoffs (parent);
