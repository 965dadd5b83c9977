-- A company's account at a CRM outside, one at most.
CREATE TABLE crm_connections (
  tenant_id uuid NOT NULL,
  -- `expired`: its access was withdrawn, or its refresh token is spent; somebody has to connect it again.
  status text NOT NULL CHECK (status IN ('asked', 'connected', 'expired')),
  paused boolean NOT NULL DEFAULT false,
  -- Of an authorization under way: what comes back must be what was sent, by whom.
  asked_state_hash text,
  asked_by uuid,
  asked_until timestamptz,
  sealed_tokens text,
  tokens_expire_at timestamptz,
  -- Counts refreshes: a refresh token is good for one, so whoever refreshes holds the lease and the others wait for the next number.
  generation int NOT NULL DEFAULT 0,
  refreshing_until timestamptz,
  -- Nothing is asked before: it answered 429.
  hold_until timestamptz,
  mapping jsonb NOT NULL DEFAULT '{}',
  hook_token_hash text,
  -- A pull that was planned before a change is not this plan's.
  plan int NOT NULL DEFAULT 0,
  pulled_until timestamptz,
  connected_at timestamptz,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('crm_connections');

-- What the CRM knows of a lead, and what it is still to be told.
CREATE TABLE crm_leads (
  tenant_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  contact_ref text,
  deal_ref text,
  -- The stage that the CRM has, as far as we know.
  told_stage text,
  status text NOT NULL CHECK (status IN ('waiting', 'done', 'failed')),
  -- Failed ones since the last success.
  attempts int NOT NULL DEFAULT 0,
  -- Counts what was asked for: a job of an older number has nothing to do.
  plan int NOT NULL DEFAULT 0,
  next_at timestamptz,
  problem text,
  PRIMARY KEY (tenant_id, lead_id),
  FOREIGN KEY (tenant_id, lead_id) REFERENCES leads (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX crm_leads_deal ON crm_leads (tenant_id, deal_ref) WHERE deal_ref IS NOT NULL;
CREATE INDEX crm_leads_open ON crm_leads (tenant_id, status) WHERE status <> 'done';
SELECT recado.protect('crm_leads');

-- Each call that changed something there, or failed.
CREATE TABLE crm_attempts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  lead_id uuid,
  act text NOT NULL CHECK (act IN ('contact', 'deal', 'stage', 'pull', 'refresh')),
  ok boolean NOT NULL,
  -- Of the answer; null: there was none.
  http_status int,
  problem text,
  detail text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX crm_attempts_at ON crm_attempts (tenant_id, at DESC, id DESC);
SELECT recado.protect('crm_attempts');
