-- The tables of a tenant, the same for every placement. Runs as recado_owner with the unit's schema first in the
-- search_path. Every table: tenant_id first in the key, composite foreign keys, recado.protect().

CREATE TABLE roles (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  permissions text[] NOT NULL,
  visibility text NOT NULL DEFAULT 'own' CHECK (visibility IN ('own', 'team', 'all')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key)
);
SELECT recado.protect('roles');

-- What a tenant knows of a person who works in it. `role` is a system role's key or the key of a row in roles.
CREATE TABLE members (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  identity_id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, identity_id)
);
SELECT recado.protect('members');

CREATE TABLE audit_entries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor jsonb NOT NULL,
  impersonator jsonb,
  action text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  before jsonb,
  after jsonb,
  ip text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id)
);
SELECT recado.protect('audit_entries');
REVOKE UPDATE, DELETE ON audit_entries FROM recado_app;

CREATE TABLE idempotency_keys (
  tenant_id uuid NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status int,
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, actor, key)
);
SELECT recado.protect('idempotency_keys');
CREATE INDEX idempotency_keys_age ON idempotency_keys (tenant_id, created_at);

-- Counters are exact: raised in the transaction of their cause by one conditional update. The events beneath make a
-- recount possible.
CREATE TABLE usage_counters (
  tenant_id uuid NOT NULL,
  metric text NOT NULL,
  period_start timestamptz NOT NULL,
  used bigint NOT NULL DEFAULT 0,
  warned_percent int NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, metric, period_start)
);
SELECT recado.protect('usage_counters');

CREATE TABLE usage_events (
  tenant_id uuid NOT NULL,
  metric text NOT NULL,
  transaction_id text NOT NULL,
  amount bigint NOT NULL,
  period_start timestamptz NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, metric, transaction_id)
);
SELECT recado.protect('usage_events');
CREATE INDEX usage_events_period ON usage_events (tenant_id, metric, period_start);

-- Places of what may run only so many times at once (a run of the advisor, say). A holder that dies gives its place back
-- when the lease ends.
CREATE TABLE usage_leases (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  holder text NOT NULL,
  acquired_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, holder)
);
SELECT recado.protect('usage_leases');

CREATE TABLE webhook_endpoints (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL DEFAULT '',
  events text[] NOT NULL,
  sealed_secret text NOT NULL,
  previous_sealed_secret text,
  previous_secret_expires_at timestamptz,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'failing')),
  failing_since timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT recado.protect('webhook_endpoints');

CREATE TABLE webhook_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_uuid uuid NOT NULL,
  event_name text NOT NULL,
  body text NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'dead')),
  attempts int NOT NULL DEFAULT 0,
  -- `attempts` when the present round began: a replay starts the schedule anew and keeps counting.
  round_start int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  last_status int,
  last_error text,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, endpoint_id, event_uuid),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('webhook_deliveries');
CREATE INDEX webhook_deliveries_status ON webhook_deliveries (tenant_id, status, id);
CREATE INDEX webhook_deliveries_endpoint ON webhook_deliveries (tenant_id, endpoint_id, id);

CREATE TABLE webhook_attempts (
  tenant_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  attempt int NOT NULL,
  at timestamptz NOT NULL,
  duration_ms int NOT NULL,
  status int,
  error text,
  response_excerpt text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, delivery_id, attempt),
  FOREIGN KEY (tenant_id, delivery_id) REFERENCES webhook_deliveries (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('webhook_attempts');
