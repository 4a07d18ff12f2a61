-- Times are milliseconds since 1970 in UTC. Flags are 0 or 1. The same text runs on SQLite and PostgreSQL.

CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

INSERT INTO counters (name, value) VALUES ('outbox', 0);

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  complete BIGINT NOT NULL,
  interrupted BIGINT NOT NULL,
  regions TEXT NOT NULL,
  api_calls BIGINT NOT NULL
);

CREATE INDEX runs_by_account ON runs (account, started_at);

CREATE TABLE check_results (
  run_id TEXT NOT NULL,
  account TEXT NOT NULL,
  check_id TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  processed BIGINT NOT NULL,
  flagged BIGINT NOT NULL,
  ignored BIGINT NOT NULL,
  suppressed BIGINT NOT NULL,
  savings TEXT,
  currency TEXT,
  PRIMARY KEY (run_id, account, check_id)
);

-- When each unit was last evaluated: an older run that is recorded later must not undo a newer one.
CREATE TABLE evaluations (
  account TEXT NOT NULL,
  scope TEXT NOT NULL,
  check_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  evaluated_at BIGINT NOT NULL,
  complete BIGINT NOT NULL,
  PRIMARY KEY (account, scope, check_id)
);

-- The state of every item that was ever flagged, until it is purged.
CREATE TABLE items (
  fingerprint TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  scope TEXT NOT NULL,
  region TEXT NOT NULL,
  check_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  item_key TEXT,
  arn TEXT,
  status TEXT NOT NULL,
  suppressed BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  last_changed BIGINT NOT NULL,
  run_id TEXT NOT NULL,
  content BIGINT NOT NULL,
  reason TEXT,
  cells TEXT NOT NULL,
  savings TEXT,
  currency TEXT
);

CREATE INDEX items_by_account ON items (account, check_id, scope);

-- A transition is its entry in the outbox. Numbers are given in the order of commits, so that a reader who remembers the last one misses none.
CREATE TABLE outbox (
  seq BIGINT PRIMARY KEY,
  uuid TEXT NOT NULL,
  kind TEXT NOT NULL,
  run_id TEXT NOT NULL,
  fingerprint TEXT,
  change TEXT,
  previous_status TEXT,
  status TEXT,
  happened_at BIGINT NOT NULL,
  event TEXT NOT NULL
);

CREATE INDEX outbox_by_item ON outbox (fingerprint, seq);

CREATE TABLE sinks (
  name TEXT PRIMARY KEY,
  last_seq BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  reason TEXT,
  owner TEXT,
  lease_until BIGINT NOT NULL,
  last_used BIGINT NOT NULL,
  delivered BIGINT NOT NULL,
  taken_at BIGINT NOT NULL
);

-- Events that a sink did not take while it took others: they are tried again on their own.
CREATE TABLE redeliveries (
  sink TEXT NOT NULL,
  seq BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  refusals BIGINT NOT NULL,
  tried_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sink, seq)
);

CREATE TABLE dead_letters (
  sink TEXT NOT NULL,
  seq BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  died_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sink, seq)
);

CREATE TABLE suppressions (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  added_at BIGINT NOT NULL
);

CREATE TABLE plan_probes (
  account TEXT PRIMARY KEY,
  plan TEXT NOT NULL,
  probed_at BIGINT NOT NULL
);
