-- How a run went, step by step, is kept for a while after its end (server/data/flow-retention.json); the run itself, its
-- answers and its figures stay.
ALTER TABLE flow_sessions ADD COLUMN pruned_at timestamptz;
CREATE INDEX flow_sessions_unpruned ON flow_sessions (tenant_id, ended_at) WHERE ended_at IS NOT NULL AND pruned_at IS NULL;
