-- Requests to refresh a check that are not fulfilled; when a check was refreshed last stands in evaluations.
CREATE TABLE refreshes (
  account TEXT NOT NULL,
  check_id TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (account, check_id)
);
