-- Support cases: those opened here, and, read-only, those that people opened.
CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  check_id TEXT,
  rule TEXT,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  marker TEXT NOT NULL,
  aws_id TEXT,
  display_id TEXT,
  subject TEXT NOT NULL,
  status TEXT,
  severity TEXT,
  service TEXT,
  category TEXT,
  language TEXT,
  submitted_by TEXT,
  intended_at BIGINT NOT NULL,
  opened_at BIGINT,
  updated_at BIGINT NOT NULL,
  due_at BIGINT,
  answered_at BIGINT,
  waiting_since BIGINT,
  resolved_at BIGINT,
  warnings BIGINT NOT NULL,
  owner TEXT,
  note TEXT
);

CREATE INDEX cases_by_finding ON cases (account, check_id, rule, state);

CREATE TABLE case_items (
  case_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, fingerprint)
);

CREATE TABLE case_messages (
  case_id TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  body TEXT NOT NULL,
  attachments TEXT NOT NULL,
  PRIMARY KEY (case_id, sent_at, submitted_by)
);
