-- Whoever adds a picture to those to be deleted takes the row of the app first, so that their numbers are committed in
-- their order.
CREATE TABLE picture_turns (
  app  TEXT PRIMARY KEY,
  turn BIGINT NOT NULL
) ${clustered};
