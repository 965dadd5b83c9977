-- Bots: the programs that hold a company's WhatsApp numbers, where each runs, and what became of it.

-- A machine, or an account at a deployer, on which bots run.
CREATE TABLE bot_servers (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  driver text NOT NULL CHECK (driver IN ('process', 'docker', 'dokploy', 'coolify')),
  -- Of `process`: the installation's own data directory; no other node can see its processes. Null: reached over the network.
  machine text,
  -- Where its API is: `unix:///var/run/docker.sock`, `https://deploy.exemplo.com.br`.
  url text,
  sealed_token text,
  -- Of the deployer: project, environment, server, network.
  settings jsonb NOT NULL DEFAULT '{}',
  -- What bots may take together.
  memory_mb int NOT NULL CHECK (memory_mb > 0),
  accepts_new boolean NOT NULL DEFAULT true,
  -- As last measured; shares are 0 to 1. Null: its driver cannot say.
  memory_free_mb int,
  memory_used real,
  cpu_used real,
  disk_used real,
  measured_at timestamptz,
  -- Why it could not be asked the last time.
  problem text,
  -- The process that keeps its bots, until when unless it renews.
  keeper text,
  kept_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON bot_servers TO recado_app;
GRANT SELECT ON bot_servers TO recado_readonly;

-- One row a connection (whatsapp_connections.id in the tenant's place), from its first bot until its session is deleted.
CREATE TABLE bots (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  -- The tenant's, so that a partner sees its own.
  partner_id uuid,
  server_id uuid NOT NULL REFERENCES bot_servers,
  -- The library that it speaks to WhatsApp with.
  driver text NOT NULL,
  -- {groups, history_days, brand, token_generation}: another one is another revision.
  settings jsonb NOT NULL,
  -- There is a connection, and its driver needs a process.
  connected boolean NOT NULL,
  -- What follows from that and from the company's status: running, stopped with its session, absent.
  wanted text NOT NULL CHECK (wanted IN ('running', 'stopped', 'absent')),
  found text NOT NULL DEFAULT 'absent' CHECK (found IN ('absent', 'stopped', 'running')),
  -- Counted up with whatever asks for a new start; the process that runs says which one it was started with.
  revision int NOT NULL DEFAULT 1,
  running_revision int,
  -- Of our program (a digest, or an image), and of WhatsApp Web, which it was last told.
  program text,
  wa_version text,
  url text,
  -- The process that may hold the session, and until when: another one begins after that, or when it is known to be gone.
  holder text,
  lease_until timestamptz,
  starts int NOT NULL DEFAULT 0,
  started_at timestamptz,
  failures int NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  problem text,
  health text,
  health_reason text,
  checked_at timestamptz,
  failed_checks int NOT NULL DEFAULT 0,
  -- From a backup: taken at the next start.
  restore_backup_id uuid,
  -- Where its session was before, to be removed once it runs here.
  former_server_id uuid REFERENCES bot_servers,
  backed_up_on date,
  -- Of an absent one: when its session is deleted.
  session_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
SELECT control.protect('bots', 'tenant_id', 'partner_id');
CREATE INDEX bots_tenant ON bots (tenant_id, id);
CREATE INDEX bots_partner ON bots (partner_id, id) WHERE partner_id IS NOT NULL;
CREATE INDEX bots_server ON bots (server_id, id);

-- What was done with a bot, and what it did; 90 days.
CREATE TABLE bot_events (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  bot_id uuid NOT NULL REFERENCES bots ON DELETE CASCADE,
  kind text NOT NULL,
  detail text NOT NULL DEFAULT '',
  at timestamptz NOT NULL
);
SELECT control.protect('bot_events', 'tenant_id');
CREATE INDEX bot_events_recent ON bot_events (tenant_id, bot_id, at DESC, id DESC);
CREATE INDEX bot_events_age ON bot_events (at);

-- Copies of sessions in storage, each sealed under a key of its own.
CREATE TABLE bot_backups (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  bot_id uuid NOT NULL REFERENCES bots ON DELETE CASCADE,
  storage_key text NOT NULL,
  sealed_key text NOT NULL,
  bytes bigint NOT NULL,
  at timestamptz NOT NULL
);
SELECT control.protect('bot_backups', 'tenant_id');
CREATE INDEX bot_backups_recent ON bot_backups (tenant_id, bot_id, at DESC, id DESC);
CREATE INDEX bot_backups_age ON bot_backups (at);

-- What somebody must know of; open until it is over. One of a kind and subject at a time, told once, and once that it is over.
CREATE TABLE bot_alerts (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('bot_failing', 'bots_down', 'server_cpu', 'server_memory', 'server_disk',
                                     'server_unreachable', 'no_room', 'release_stopped')),
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON bot_alerts TO recado_app;
GRANT SELECT ON bot_alerts TO recado_readonly;
CREATE UNIQUE INDEX bot_alerts_open ON bot_alerts (kind, subject) WHERE closed_at IS NULL;

-- Versions that all bots are brought to, one of them first. The newest of a kind that was not stopped is in effect.
CREATE TABLE bot_releases (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('wa_version', 'program')),
  -- Null: the library's own.
  version text,
  state text NOT NULL CHECK (state IN ('canary', 'all', 'stopped')),
  canary_id uuid,
  canary_until timestamptz,
  detail text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  decided_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON bot_releases TO recado_app;
GRANT SELECT ON bot_releases TO recado_readonly;
CREATE INDEX bot_releases_recent ON bot_releases (kind, created_at DESC, id DESC);
