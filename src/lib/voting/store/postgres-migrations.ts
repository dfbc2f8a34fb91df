/**
 * What brings a Postgres store from one version to the next, in order. Written in what databases
 * that speak its protocol share: no extensions, no generated ids, triggers in PL/pgSQL.
 */
export const postgresMigrations: readonly string[] = [
  `
CREATE TABLE voters (
  hash TEXT PRIMARY KEY,
  voter TEXT NOT NULL
);

CREATE INDEX voters_by_voter ON voters (voter);

CREATE TABLE votes (
  id TEXT PRIMARY KEY,
  board TEXT NOT NULL,
  prompt TEXT,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL CHECK (right_model <> left_model),
  outcome TEXT NOT NULL CHECK (outcome IN ('left', 'right', 'tie', 'both_bad')),
  voter TEXT NOT NULL,
  propensity DOUBLE PRECISION NOT NULL CHECK (propensity > 0 AND propensity <= 1),
  watched BOOLEAN,
  cast_at TEXT NOT NULL
);

CREATE INDEX votes_by_voter ON votes (voter, board, left_model, right_model, outcome, prompt);

CREATE TABLE exclusions (
  id TEXT PRIMARY KEY,
  voter TEXT,
  reason TEXT NOT NULL,
  excluded_at TEXT NOT NULL,
  lifted_at TEXT,
  lifted_reason TEXT
);

CREATE INDEX exclusions_by_voter ON exclusions (voter) WHERE voter IS NOT NULL;

CREATE TABLE excluded_votes (
  vote TEXT NOT NULL REFERENCES votes (id),
  exclusion TEXT NOT NULL REFERENCES exclusions (id),
  PRIMARY KEY (vote, exclusion)
);

CREATE TABLE pair_counts (
  board TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  left_wins BIGINT NOT NULL DEFAULT 0,
  right_wins BIGINT NOT NULL DEFAULT 0,
  ties BIGINT NOT NULL DEFAULT 0,
  both_bad BIGINT NOT NULL DEFAULT 0,
  excluded BIGINT NOT NULL DEFAULT 0,
  revision BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (board, left_model, right_model)
);

CREATE TABLE day_counts (
  board TEXT NOT NULL,
  day TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  left_wins BIGINT NOT NULL DEFAULT 0,
  right_wins BIGINT NOT NULL DEFAULT 0,
  ties BIGINT NOT NULL DEFAULT 0,
  both_bad BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (board, day, left_model, right_model)
);

CREATE TABLE skip_counts (
  board TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  skips BIGINT NOT NULL,
  PRIMARY KEY (board, left_model, right_model)
);

CREATE TABLE limits (
  key VARCHAR(255) PRIMARY KEY,
  points INTEGER NOT NULL DEFAULT 0,
  expire BIGINT
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'votes are append-only: a vote is never changed nor deleted, only excluded';
END $$;

CREATE TRIGGER votes_are_append_only BEFORE UPDATE OR DELETE ON votes
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER votes_are_not_emptied BEFORE TRUNCATE ON votes
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
    OR (NEW.id, NEW.voter, NEW.reason, NEW.excluded_at)
       IS DISTINCT FROM (OLD.id, OLD.voter, OLD.reason, OLD.excluded_at) THEN
    RAISE EXCEPTION 'exclusions are kept: one can only be lifted, once';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER exclusions_are_only_lifted BEFORE UPDATE OR DELETE ON exclusions
FOR EACH ROW EXECUTE FUNCTION keep_exclusion();

CREATE FUNCTION count_vote(vote votes, step INTEGER, excluded_step INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  l INTEGER := CASE WHEN vote.outcome = 'left' THEN step ELSE 0 END;
  r INTEGER := CASE WHEN vote.outcome = 'right' THEN step ELSE 0 END;
  t INTEGER := CASE WHEN vote.outcome = 'tie' THEN step ELSE 0 END;
  b INTEGER := CASE WHEN vote.outcome = 'both_bad' THEN step ELSE 0 END;
BEGIN
  INSERT INTO pair_counts AS c
    (board, left_model, right_model, left_wins, right_wins, ties, both_bad, excluded, revision)
  VALUES (vote.board, vote.left_model, vote.right_model, l, r, t, b, excluded_step, 1)
  ON CONFLICT (board, left_model, right_model) DO UPDATE SET
    left_wins = c.left_wins + l, right_wins = c.right_wins + r,
    ties = c.ties + t, both_bad = c.both_bad + b,
    excluded = c.excluded + excluded_step, revision = c.revision + 1;
  INSERT INTO day_counts AS c
    (board, day, left_model, right_model, left_wins, right_wins, ties, both_bad)
  VALUES (vote.board, substr(vote.cast_at, 1, 10), vote.left_model, vote.right_model, l, r, t, b)
  ON CONFLICT (board, day, left_model, right_model) DO UPDATE SET
    left_wins = c.left_wins + l, right_wins = c.right_wins + r,
    ties = c.ties + t, both_bad = c.both_bad + b;
END $$;

CREATE FUNCTION count_new_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_vote(NEW, 1, 0);
  INSERT INTO excluded_votes (vote, exclusion)
  SELECT NEW.id, id FROM exclusions WHERE voter = NEW.voter AND lifted_at IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER votes_are_counted AFTER INSERT ON votes
FOR EACH ROW EXECUTE FUNCTION count_new_vote();

CREATE FUNCTION uncount_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of votes;
  others INTEGER;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT count(*) INTO others FROM excluded_votes WHERE vote = NEW.vote AND exclusion <> NEW.exclusion;
    SELECT * INTO of FROM votes WHERE id = NEW.vote;
    IF others = 0 THEN PERFORM count_vote(of, -1, 1); END IF;
  ELSE
    SELECT count(*) INTO others FROM excluded_votes WHERE vote = OLD.vote;
    SELECT * INTO of FROM votes WHERE id = OLD.vote;
    IF others = 0 THEN PERFORM count_vote(of, 1, -1); END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER excluded_votes_leave_the_counts AFTER INSERT OR DELETE ON excluded_votes
FOR EACH ROW EXECUTE FUNCTION uncount_vote();
`,
];
