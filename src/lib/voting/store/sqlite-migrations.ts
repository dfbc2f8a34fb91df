/**
 * What brings an SQLite store from one version to the next, in order; `user_version` says how many
 * have been applied. A migration that was published is never edited.
 */
export const sqliteMigrations: readonly string[] = [
  `
CREATE TABLE voters (
  hash TEXT PRIMARY KEY,
  voter TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE votes (
  id TEXT PRIMARY KEY,
  board TEXT NOT NULL,
  prompt TEXT,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL CHECK (right_model <> left_model),
  outcome TEXT NOT NULL CHECK (outcome IN ('left', 'right', 'tie', 'both_bad')),
  voter TEXT NOT NULL,
  propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
  watched INTEGER CHECK (watched IN (0, 1)),
  cast_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX votes_by_voter ON votes (voter, board, left_model, right_model, outcome, prompt);

CREATE TABLE exclusions (
  id TEXT PRIMARY KEY,
  voter TEXT,
  reason TEXT NOT NULL,
  excluded_at TEXT NOT NULL,
  lifted_at TEXT,
  lifted_reason TEXT
) WITHOUT ROWID;

CREATE INDEX exclusions_by_voter ON exclusions (voter) WHERE voter IS NOT NULL;

CREATE TABLE excluded_votes (
  vote TEXT NOT NULL REFERENCES votes (id),
  exclusion TEXT NOT NULL REFERENCES exclusions (id),
  PRIMARY KEY (vote, exclusion)
) WITHOUT ROWID;

CREATE TABLE pair_counts (
  board TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  left_wins INTEGER NOT NULL DEFAULT 0,
  right_wins INTEGER NOT NULL DEFAULT 0,
  ties INTEGER NOT NULL DEFAULT 0,
  both_bad INTEGER NOT NULL DEFAULT 0,
  excluded INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (board, left_model, right_model)
) WITHOUT ROWID;

CREATE TABLE day_counts (
  board TEXT NOT NULL,
  day TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  left_wins INTEGER NOT NULL DEFAULT 0,
  right_wins INTEGER NOT NULL DEFAULT 0,
  ties INTEGER NOT NULL DEFAULT 0,
  both_bad INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (board, day, left_model, right_model)
) WITHOUT ROWID;

CREATE TABLE skip_counts (
  board TEXT NOT NULL,
  left_model TEXT NOT NULL,
  right_model TEXT NOT NULL,
  skips INTEGER NOT NULL,
  PRIMARY KEY (board, left_model, right_model)
) WITHOUT ROWID;

CREATE TRIGGER votes_are_not_changed BEFORE UPDATE ON votes
BEGIN SELECT RAISE(ABORT, 'votes are append-only: a vote is never changed'); END;

CREATE TRIGGER votes_are_not_deleted BEFORE DELETE ON votes
BEGIN SELECT RAISE(ABORT, 'votes are append-only: a vote is never deleted, only excluded'); END;

CREATE TRIGGER exclusions_are_not_deleted BEFORE DELETE ON exclusions
BEGIN SELECT RAISE(ABORT, 'exclusions are kept: lift one instead'); END;

CREATE TRIGGER exclusions_are_only_lifted BEFORE UPDATE ON exclusions
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
  OR NEW.id IS NOT OLD.id OR NEW.voter IS NOT OLD.voter
  OR NEW.reason IS NOT OLD.reason OR NEW.excluded_at IS NOT OLD.excluded_at
BEGIN SELECT RAISE(ABORT, 'exclusions are kept: one can only be lifted, once'); END;

CREATE TRIGGER votes_are_counted AFTER INSERT ON votes
BEGIN
  INSERT INTO pair_counts (board, left_model, right_model, left_wins, right_wins, ties, both_bad, revision)
  VALUES (NEW.board, NEW.left_model, NEW.right_model, NEW.outcome = 'left', NEW.outcome = 'right',
          NEW.outcome = 'tie', NEW.outcome = 'both_bad', 1)
  ON CONFLICT DO UPDATE SET
    left_wins = left_wins + (NEW.outcome = 'left'), right_wins = right_wins + (NEW.outcome = 'right'),
    ties = ties + (NEW.outcome = 'tie'), both_bad = both_bad + (NEW.outcome = 'both_bad'),
    revision = revision + 1;
  INSERT INTO day_counts (board, day, left_model, right_model, left_wins, right_wins, ties, both_bad)
  VALUES (NEW.board, substr(NEW.cast_at, 1, 10), NEW.left_model, NEW.right_model,
          NEW.outcome = 'left', NEW.outcome = 'right', NEW.outcome = 'tie', NEW.outcome = 'both_bad')
  ON CONFLICT DO UPDATE SET
    left_wins = left_wins + (NEW.outcome = 'left'), right_wins = right_wins + (NEW.outcome = 'right'),
    ties = ties + (NEW.outcome = 'tie'), both_bad = both_bad + (NEW.outcome = 'both_bad');
  INSERT INTO excluded_votes (vote, exclusion)
  SELECT NEW.id, id FROM exclusions WHERE voter = NEW.voter AND lifted_at IS NULL;
END;

CREATE TRIGGER excluded_votes_leave_the_counts AFTER INSERT ON excluded_votes
WHEN (SELECT count(*) FROM excluded_votes WHERE vote = NEW.vote) = 1
BEGIN
  UPDATE pair_counts SET
    left_wins = left_wins - (v.outcome = 'left'), right_wins = right_wins - (v.outcome = 'right'),
    ties = ties - (v.outcome = 'tie'), both_bad = both_bad - (v.outcome = 'both_bad'),
    excluded = excluded + 1, revision = revision + 1
  FROM votes AS v WHERE v.id = NEW.vote AND pair_counts.board = v.board
    AND pair_counts.left_model = v.left_model AND pair_counts.right_model = v.right_model;
  UPDATE day_counts SET
    left_wins = left_wins - (v.outcome = 'left'), right_wins = right_wins - (v.outcome = 'right'),
    ties = ties - (v.outcome = 'tie'), both_bad = both_bad - (v.outcome = 'both_bad')
  FROM votes AS v WHERE v.id = NEW.vote AND day_counts.board = v.board
    AND day_counts.day = substr(v.cast_at, 1, 10)
    AND day_counts.left_model = v.left_model AND day_counts.right_model = v.right_model;
END;

CREATE TRIGGER lifted_votes_return_to_the_counts AFTER DELETE ON excluded_votes
WHEN NOT EXISTS (SELECT 1 FROM excluded_votes WHERE vote = OLD.vote)
BEGIN
  UPDATE pair_counts SET
    left_wins = left_wins + (v.outcome = 'left'), right_wins = right_wins + (v.outcome = 'right'),
    ties = ties + (v.outcome = 'tie'), both_bad = both_bad + (v.outcome = 'both_bad'),
    excluded = excluded - 1, revision = revision + 1
  FROM votes AS v WHERE v.id = OLD.vote AND pair_counts.board = v.board
    AND pair_counts.left_model = v.left_model AND pair_counts.right_model = v.right_model;
  UPDATE day_counts SET
    left_wins = left_wins + (v.outcome = 'left'), right_wins = right_wins + (v.outcome = 'right'),
    ties = ties + (v.outcome = 'tie'), both_bad = both_bad + (v.outcome = 'both_bad')
  FROM votes AS v WHERE v.id = OLD.vote AND day_counts.board = v.board
    AND day_counts.day = substr(v.cast_at, 1, 10)
    AND day_counts.left_model = v.left_model AND day_counts.right_model = v.right_model;
END;
`,
];
