-- The control database: who exists, where each tenant lives, what it may use. Runs as recado_owner with search_path
-- "control, extensions".

GRANT USAGE ON SCHEMA control TO recado_app, recado_relay, recado_mover, recado_readonly;

-- A transaction on this database states the realm it speaks for. 'platform' sees all rows and is only given to a
-- PlatformScope; the others see what carries their id.
CREATE FUNCTION control.speak_for(p_realm text, p_tenant uuid, p_partner uuid, p_identity uuid) RETURNS void
LANGUAGE sql AS $$
  SELECT set_config('app.realm', p_realm, true),
         set_config('app.tenant_id', coalesce(p_tenant::text, ''), true),
         set_config('app.partner_id', coalesce(p_partner::text, ''), true),
         set_config('app.identity_id', coalesce(p_identity::text, ''), true),
         set_config('search_path', 'control, extensions', true);
$$;

-- One policy for control tables: rows open to the platform, and to whichever owner a column names.
CREATE FUNCTION control.protect(p_table regclass, VARIADIC p_owner_columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  condition text := '(SELECT current_setting(''app.realm'', true)) = ''platform''';
  owner_column text;
BEGIN
  FOREACH owner_column IN ARRAY p_owner_columns LOOP
    condition := condition || format(
      ' OR %I = (SELECT nullif(current_setting(''app.%s'', true), '''')::uuid)',
      owner_column, CASE WHEN p_table::text = 'tenants' AND owner_column = 'id' THEN 'tenant_id'
                         WHEN p_table::text = 'partners' AND owner_column = 'id' THEN 'partner_id'
                         ELSE owner_column END);
  END LOOP;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY owner_isolation ON %s FOR ALL TO recado_app, recado_readonly USING (%s) WITH CHECK (%s)',
                 p_table, condition, condition);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO recado_app', p_table);
  EXECUTE format('GRANT SELECT ON %s TO recado_readonly', p_table);
END $$;
REVOKE ALL ON FUNCTION control.protect FROM PUBLIC;

-- ── places ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE clusters (
  name text PRIMARY KEY,
  accepts_new boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE databases (
  id uuid PRIMARY KEY,
  cluster text NOT NULL REFERENCES clusters,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('shared', 'schema', 'database')),
  accepts_new boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (cluster, name)
);
-- A unit is what is migrated as one: a schema of a database. `shared` has one for many tenants.
CREATE TABLE units (
  id uuid PRIMARY KEY,
  database_id uuid NOT NULL REFERENCES databases,
  schema_name text NOT NULL,
  version int NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'migrating', 'current', 'failed')),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (database_id, schema_name)
);
CREATE TABLE unit_migrations (
  unit_id uuid NOT NULL REFERENCES units ON DELETE CASCADE,
  version int NOT NULL,
  checksum text NOT NULL,
  attempt int NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'done', 'failed')),
  error text,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (unit_id, version, attempt)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON clusters, databases, units, unit_migrations TO recado_app;
GRANT SELECT ON clusters, databases, units, unit_migrations TO recado_readonly, recado_mover;

-- ── partners and tenants ──────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE partners (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  base_domain text UNIQUE,
  tenants_max int NOT NULL DEFAULT 100,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT control.protect('partners', 'id');

CREATE TABLE tenants (
  id uuid PRIMARY KEY,
  partner_id uuid REFERENCES partners,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('trial', 'active', 'past_due', 'suspended', 'cancelled', 'erased')),
  locale text NOT NULL DEFAULT 'pt-BR',
  timezone text NOT NULL DEFAULT 'America/Sao_Paulo',
  trial_ends_at timestamptz,
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tenants_partner ON tenants (partner_id, id);
SELECT control.protect('tenants', 'id', 'partner_id');

CREATE TABLE placements (
  tenant_id uuid PRIMARY KEY REFERENCES tenants,
  unit_id uuid NOT NULL REFERENCES units,
  kind text NOT NULL CHECK (kind IN ('shared', 'schema', 'database')),
  epoch bigint NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'draining', 'moving')),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX placements_unit ON placements (unit_id);
SELECT control.protect('placements', 'tenant_id');

-- One namespace for partners and tenants; an old slug redirects for 90 days before somebody else may take it.
CREATE TABLE slugs (
  slug text PRIMARY KEY,
  -- Deferred: an opening takes its slug first, so that "taken" is said before anything else can collide.
  tenant_id uuid REFERENCES tenants DEFERRABLE INITIALLY DEFERRED,
  partner_id uuid REFERENCES partners DEFERRABLE INITIALLY DEFERRED,
  redirects_until timestamptz,
  CHECK (num_nonnulls(tenant_id, partner_id) = 1)
);
SELECT control.protect('slugs', 'tenant_id', 'partner_id');

CREATE TABLE domains (
  host text PRIMARY KEY,
  tenant_id uuid REFERENCES tenants,
  partner_id uuid REFERENCES partners,
  verification_token text NOT NULL,
  verified_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(tenant_id, partner_id) = 1)
);
CREATE INDEX domains_tenant ON domains (tenant_id);
SELECT control.protect('domains', 'tenant_id', 'partner_id');

-- A sequence of steps that cannot share one transaction; each step's outcome is kept, so a killed run goes on.
CREATE TABLE workflow_runs (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  tenant_id uuid,
  partner_id uuid,
  input jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'undone')),
  steps jsonb NOT NULL DEFAULT '[]',
  error text,
  lease_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT control.protect('workflow_runs', 'tenant_id', 'partner_id');

-- ── identity ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Identities carry no tenant: one person may belong to several.
CREATE TABLE identities (
  id uuid PRIMARY KEY,
  email extensions.citext NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text,
  email_verified_at timestamptz,
  locale text NOT NULL DEFAULT 'pt-BR',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON identities TO recado_app;

CREATE TABLE memberships (
  tenant_id uuid NOT NULL REFERENCES tenants,
  identity_id uuid NOT NULL REFERENCES identities,
  member_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, identity_id),
  UNIQUE (tenant_id, member_id)
);
CREATE INDEX memberships_identity ON memberships (identity_id, tenant_id);
SELECT control.protect('memberships', 'tenant_id', 'identity_id');

CREATE TABLE partner_members (
  partner_id uuid NOT NULL REFERENCES partners,
  identity_id uuid NOT NULL REFERENCES identities,
  role text NOT NULL DEFAULT 'partner_admin' CHECK (role IN ('partner_admin')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (partner_id, identity_id)
);
CREATE INDEX partner_members_identity ON partner_members (identity_id);
SELECT control.protect('partner_members', 'partner_id', 'identity_id');

CREATE TABLE platform_members (
  identity_id uuid PRIMARY KEY REFERENCES identities,
  role text NOT NULL DEFAULT 'platform_owner' CHECK (role IN ('platform_owner')),
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform_members TO recado_app;

-- A session is a family of refresh tokens. `realm` says what its access tokens speak for.
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES identities,
  realm text NOT NULL CHECK (realm IN ('tenant', 'partner', 'platform')),
  tenant_id uuid REFERENCES tenants,
  partner_id uuid REFERENCES partners,
  impersonator_id uuid REFERENCES identities,
  user_agent text NOT NULL DEFAULT '',
  ip text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text
);
CREATE INDEX sessions_identity ON sessions (identity_id, id);
CREATE INDEX sessions_tenant ON sessions (tenant_id, identity_id);
SELECT control.protect('sessions', 'tenant_id', 'partner_id', 'identity_id');

CREATE TABLE refresh_tokens (
  token_hash text PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO recado_app;

CREATE TABLE one_time_tokens (
  token_hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('verify_email', 'reset_password')),
  identity_id uuid NOT NULL REFERENCES identities,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz
);
CREATE INDEX one_time_tokens_identity ON one_time_tokens (identity_id, purpose);
GRANT SELECT, INSERT, UPDATE, DELETE ON one_time_tokens TO recado_app;

CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  email extensions.citext NOT NULL,
  name text,
  role text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  invited_by uuid REFERENCES identities,
  invited_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX invitations_open ON invitations (tenant_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitations_tenant ON invitations (tenant_id, id);
SELECT control.protect('invitations', 'tenant_id');

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  name text NOT NULL,
  token_prefix text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  -- Whose conversations the key sees: never more than its maker did.
  visibility text NOT NULL CHECK (visibility IN ('own', 'team', 'all')),
  created_by uuid REFERENCES identities,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_keys_tenant ON api_keys (tenant_id, id);
SELECT control.protect('api_keys', 'tenant_id');

CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  algorithm text NOT NULL,
  public_jwk jsonb NOT NULL,
  sealed_private_jwk text NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON signing_keys TO recado_app;

-- ── plans ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A copy of the catalogue file, one row a version, so that an old subscription keeps what it was sold.
CREATE TABLE plans (
  code text NOT NULL,
  version int NOT NULL,
  product text NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (code, version)
);
GRANT SELECT, INSERT ON plans TO recado_app;

CREATE TABLE subscriptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  plan_code text NOT NULL,
  plan_version int NOT NULL,
  product text NOT NULL,
  cycle text NOT NULL DEFAULT 'monthly' CHECK (cycle IN ('monthly', 'yearly')),
  status text NOT NULL CHECK (status IN ('incomplete', 'trialing', 'active', 'past_due', 'suspended', 'cancelled')),
  trial_ends_at timestamptz,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  -- A cheaper plan waits for the end of what is paid.
  next_plan_code text,
  next_plan_version int,
  next_plan_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  FOREIGN KEY (plan_code, plan_version) REFERENCES plans (code, version),
  FOREIGN KEY (next_plan_code, next_plan_version) REFERENCES plans (code, version),
  CHECK (num_nonnulls(next_plan_code, next_plan_version, next_plan_at) IN (0, 3))
);
CREATE UNIQUE INDEX subscriptions_one_per_product ON subscriptions (tenant_id, product) WHERE status <> 'cancelled';
-- What the daily look at periods asks for.
CREATE INDEX subscriptions_due ON subscriptions (period_end) WHERE status IN ('trialing', 'active', 'past_due');
SELECT control.protect('subscriptions', 'tenant_id');

CREATE TABLE entitlement_grants (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  entitlement text NOT NULL,
  value jsonb NOT NULL,
  reason text NOT NULL,
  granted_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX entitlement_grants_tenant ON entitlement_grants (tenant_id, entitlement);
SELECT control.protect('entitlement_grants', 'tenant_id');

CREATE TABLE payments (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  subscription_id uuid NOT NULL REFERENCES subscriptions,
  provider text NOT NULL,
  external_id text NOT NULL,
  amount_centavos bigint NOT NULL CHECK (amount_centavos > 0),
  paid_at timestamptz NOT NULL,
  confirmed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (provider, external_id)
);
CREATE INDEX payments_tenant ON payments (tenant_id, id);
SELECT control.protect('payments', 'tenant_id');

-- A partner reads, beside its tenants' own rows, where they live and what they subscribe to.
CREATE POLICY partner_reads ON placements FOR SELECT TO recado_app
  USING (tenant_id IN (SELECT t.id FROM tenants t
                        WHERE t.partner_id = (SELECT nullif(current_setting('app.partner_id', true), '')::uuid)));
CREATE POLICY partner_reads ON subscriptions FOR SELECT TO recado_app
  USING (tenant_id IN (SELECT t.id FROM tenants t
                        WHERE t.partner_id = (SELECT nullif(current_setting('app.partner_id', true), '')::uuid)));

-- ── brand, audit, keys, mail ──────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE brands (
  id uuid PRIMARY KEY,
  tenant_id uuid UNIQUE REFERENCES tenants,
  partner_id uuid UNIQUE REFERENCES partners,
  settings jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  CHECK (num_nonnulls(tenant_id, partner_id) <= 1)
);
CREATE UNIQUE INDEX brands_platform ON brands ((true)) WHERE tenant_id IS NULL AND partner_id IS NULL;
SELECT control.protect('brands', 'tenant_id', 'partner_id');

CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  tenant_id uuid,
  partner_id uuid,
  actor jsonb NOT NULL,
  impersonator jsonb,
  action text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  before jsonb,
  after jsonb,
  ip text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT ''
);
CREATE INDEX audit_entries_tenant ON audit_entries (tenant_id, id);
CREATE INDEX audit_entries_partner ON audit_entries (partner_id, id);
SELECT control.protect('audit_entries', 'tenant_id', 'partner_id');
REVOKE UPDATE, DELETE ON audit_entries FROM recado_app;

CREATE TABLE idempotency_keys (
  owner text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status int,
  response jsonb,
  created_at timestamptz NOT NULL,
  lease_until timestamptz NOT NULL,
  PRIMARY KEY (owner, key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO recado_app;

CREATE TABLE development_mails (
  id uuid PRIMARY KEY,
  tenant_id uuid,
  message jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON development_mails TO recado_app;
