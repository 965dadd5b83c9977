-- What every database of ours holds beside its tables, the control database included: the fence, the outbox, the log of
-- events, and the functions that make one policy the only policy. Runs as recado_owner.

CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

-- Portuguese as people type it: without the accents that a phone's keyboard makes tiresome.
CREATE TEXT SEARCH CONFIGURATION recado.portuguese (COPY = pg_catalog.portuguese);
ALTER TEXT SEARCH CONFIGURATION recado.portuguese
  ALTER MAPPING FOR hword, hword_part, word WITH extensions.unaccent, pg_catalog.portuguese_stem;

GRANT USAGE ON SCHEMA extensions TO recado_app, recado_relay, recado_mover, recado_readonly;
GRANT USAGE ON SCHEMA recado TO recado_app, recado_relay, recado_mover, recado_readonly;

-- The ledger of schemas is made by the migrator itself, before this file can run.
GRANT SELECT ON recado.migrations TO recado_mover, recado_readonly;

-- The fence: which epoch of a tenant's placement is true in this database. Nobody but enter() and the mover reads it.
CREATE TABLE recado.fences (
  tenant_id uuid PRIMARY KEY,
  epoch bigint NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'draining', 'moving'))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON recado.fences TO recado_mover;

-- Sets the context of one transaction, takes the shared lock that a move waits for, and compares the epoch. It is sent
-- with BEGIN in one message. No SET clause here: such a clause would undo the search_path it exists to set, so every
-- name inside is qualified instead.
CREATE FUNCTION recado.enter(p_tenant uuid, p_epoch bigint, p_path text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  fence recado.fences;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(p_tenant::text, 0));
  SELECT f.* INTO fence FROM recado.fences f WHERE f.tenant_id OPERATOR(pg_catalog.=) p_tenant;
  IF fence.tenant_id IS NULL THEN
    RAISE EXCEPTION 'tenant has no fence here' USING ERRCODE = 'RC001';
  ELSIF fence.epoch OPERATOR(pg_catalog.<>) p_epoch THEN
    RAISE EXCEPTION 'placement epoch is stale' USING ERRCODE = 'RC001';
  ELSIF fence.state OPERATOR(pg_catalog.<>) 'active' THEN
    RAISE EXCEPTION 'tenant is being moved' USING ERRCODE = 'RC002';
  END IF;
  PERFORM pg_catalog.set_config('app.tenant_id', p_tenant::text, true);
  PERFORM pg_catalog.set_config('search_path', p_path, true);
END $$;
REVOKE ALL ON FUNCTION recado.enter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recado.enter TO recado_app;

-- The one policy. The sub-select is evaluated once per statement, not per row; after a commit a local setting reads ''
-- and not NULL, hence the nullif; the cast is on the setting so that the index on tenant_id serves.
CREATE FUNCTION recado.protect(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s FOR ALL TO recado_app, recado_readonly
       USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))
       WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', p_table);
  -- Managed servers may refuse BYPASSRLS, so the mover is let in by name.
  EXECUTE format('CREATE POLICY mover_access ON %s FOR ALL TO recado_mover USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO recado_app, recado_mover', p_table);
  EXECUTE format('GRANT SELECT ON %s TO recado_readonly', p_table);
END $$;
REVOKE ALL ON FUNCTION recado.protect FROM PUBLIC;

-- Domains of columns that every message writes: their conditions are read once a connection, those of a column anew for every
-- statement that writes a row, which was some 6 % of what a message costs. They are here and not in the tenants' schemas:
-- a connection serves many schemas, and a statement whose columns change their types with the schema cannot stay prepared.
CREATE DOMAIN recado.outbox_kind AS text CHECK (VALUE IN ('job', 'event'));
CREATE DOMAIN recado.conversation_status AS text CHECK (VALUE IN ('open', 'pending', 'snoozed', 'resolved'));
CREATE DOMAIN recado.conversation_priority AS smallint CHECK (VALUE BETWEEN 0 AND 3);
CREATE DOMAIN recado.message_direction AS text CHECK (VALUE IN ('in', 'out', 'internal'));
-- note: for colleagues; event: something that happened (assigned, resolved …).
CREATE DOMAIN recado.message_kind AS text CHECK (VALUE IN ('text', 'image', 'document', 'audio', 'note', 'event'));
CREATE DOMAIN recado.author_kind AS text CHECK (VALUE IN ('member', 'contact', 'bot', 'api', 'system'));

-- Written in the transaction of its cause; emptied by the relay after commit. In the control database tenant_id may be
-- null: the cause is then the platform's. `position` is the order of the relay: it is given when the row is written, by
-- one server, so a row written after another's commit always comes later. Ids are made before a statement waits for its
-- locks, on machines whose clocks differ, and say nothing of the kind. Rows are deleted and not stepped over, so a late
-- commit with an early position is still found.
CREATE TABLE recado.outbox (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL,
  tenant_id uuid,
  kind recado.outbox_kind NOT NULL,
  name text NOT NULL,
  payload jsonb NOT NULL,
  options jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_tenant ON recado.outbox (tenant_id, id);
ALTER TABLE recado.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE recado.outbox FORCE ROW LEVEL SECURITY;
-- The application may write its own tenant's rows and read none: what it wrote is the relay's business.
CREATE POLICY tenant_writes ON recado.outbox FOR INSERT TO recado_app
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)
              OR (tenant_id IS NULL AND (SELECT nullif(current_setting('app.realm', true), '')) IS NOT NULL));
CREATE POLICY relay_access ON recado.outbox FOR ALL TO recado_relay USING (true) WITH CHECK (true);
CREATE POLICY mover_access ON recado.outbox FOR ALL TO recado_mover USING (true) WITH CHECK (true);
GRANT INSERT ON recado.outbox TO recado_app;
GRANT SELECT, INSERT, DELETE ON recado.outbox TO recado_relay;
GRANT SELECT, INSERT, UPDATE, DELETE ON recado.outbox TO recado_mover;

-- The tenant's events, numbered by the relay after commit: a sequence would number in the order of starting, not of
-- committing, and a reader with a cursor would step over the late one.
CREATE TABLE recado.events (
  tenant_id uuid NOT NULL,
  event_id bigint NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  data jsonb NOT NULL,
  schema_version int NOT NULL DEFAULT 1,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, event_id),
  UNIQUE (tenant_id, id)
);
SELECT recado.protect('recado.events');
REVOKE INSERT, UPDATE, DELETE ON recado.events FROM recado_app;
CREATE POLICY relay_access ON recado.events FOR ALL TO recado_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON recado.events TO recado_relay;

-- Here too, which of a tenant's events the follow-up has looked at, and the one job that will look at the others: whoever
-- numbers events holds this row until it commits, so no event can come between a job that looks and its word that it is done.
CREATE TABLE recado.event_counters (
  tenant_id uuid PRIMARY KEY,
  last_event_id bigint NOT NULL,
  followed_to bigint NOT NULL DEFAULT 0,
  follow_up_job uuid,
  follow_up_due timestamptz,
  CHECK ((follow_up_job IS NULL) = (follow_up_due IS NULL))
);
SELECT recado.protect('recado.event_counters');
REVOKE INSERT, UPDATE, DELETE ON recado.event_counters FROM recado_app;
GRANT UPDATE (followed_to, follow_up_job, follow_up_due) ON recado.event_counters TO recado_app;
CREATE POLICY relay_access ON recado.event_counters FOR ALL TO recado_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON recado.event_counters TO recado_relay;

-- Tenants that once asked to be told of their events outside (a webhook): for the others the relay makes no job. Rows stay,
-- so that creating one subscription cannot race with deleting the last.
CREATE TABLE recado.event_subscribers (
  tenant_id uuid PRIMARY KEY
);
SELECT recado.protect('recado.event_subscribers');
CREATE POLICY relay_access ON recado.event_subscribers FOR SELECT TO recado_relay USING (true);
GRANT SELECT ON recado.event_subscribers TO recado_relay;

-- A job's handler records its id here, in the transaction of its effect: a job delivered twice acts once.
CREATE TABLE recado.handled_jobs (
  tenant_id uuid NOT NULL,
  job_id uuid NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, job_id)
);
SELECT recado.protect('recado.handled_jobs');
CREATE INDEX handled_jobs_age ON recado.handled_jobs (tenant_id, handled_at);
