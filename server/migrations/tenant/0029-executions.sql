-- Problems put to the advisor's board, and how it works on them.

CREATE TABLE executions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  created_by_name text NOT NULL,
  problem text NOT NULL,
  business_type text NOT NULL,
  depth text NOT NULL CHECK (depth IN ('Rápida', 'Padrão', 'Profunda')),
  locale text NOT NULL,
  confirm text NOT NULL CHECK (confirm IN ('never', 'doubtful', 'always')),
  uses_company_figures boolean NOT NULL,
  -- The company's own figures as they were when it was read first, each with its source. Null: not read yet.
  figures jsonb,
  status text NOT NULL
    CHECK (status IN ('running', 'needs_input', 'complete', 'partial', 'rejected', 'cancelled', 'failed')),
  -- One more each time facts are put. A worker of an earlier round writes nothing any more.
  round int NOT NULL DEFAULT 1,
  phase text,
  question text,
  -- `offline`, or provider and model of the round.
  model text NOT NULL DEFAULT 'offline',
  -- Why it is rejected, partial or failed.
  reason jsonb,
  -- Number of its last event.
  last_event int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  -- Since when it waits for its turn among the company's own.
  waits_since timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX executions_newest ON executions (tenant_id, created_at DESC, id DESC);
CREATE INDEX executions_running ON executions (tenant_id, waits_since) WHERE status = 'running';
SELECT recado.protect('executions');

-- What happened, in order; nothing is changed. A run that was broken off goes on from the last of its round.
CREATE TABLE execution_events (
  tenant_id uuid NOT NULL,
  execution_id uuid NOT NULL,
  seq int NOT NULL,
  round int NOT NULL,
  -- The engine's own number within the round; null: an event of the execution itself.
  step int,
  type text NOT NULL,
  phase text,
  agent text NOT NULL DEFAULT '',
  attempt int NOT NULL DEFAULT 1,
  at timestamptz NOT NULL,
  -- JSON as it was written: what is made of it again is the same bytes.
  data text NOT NULL,
  PRIMARY KEY (tenant_id, execution_id, seq),
  -- Two workers of one run: the second one's write is refused.
  UNIQUE (tenant_id, execution_id, round, step),
  FOREIGN KEY (tenant_id, execution_id) REFERENCES executions (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('execution_events');

-- Calls of a model: what was set aside, what was used, and the answer until the run has it.
CREATE TABLE execution_calls (
  tenant_id uuid NOT NULL,
  execution_id uuid NOT NULL,
  -- Number of the event that says that it was asked.
  seq int NOT NULL,
  call_id text NOT NULL,
  round int NOT NULL,
  phase text NOT NULL,
  agent text NOT NULL,
  attempt int NOT NULL,
  model text NOT NULL,
  reserved_tokens int NOT NULL,
  input_tokens int,
  output_tokens int,
  cached_input_tokens int,
  reported boolean NOT NULL DEFAULT false,
  cost_usd_micros bigint,
  outcome text,
  -- What the provider said: a run that was killed after the call takes it from here. Null once the run has it.
  answer text,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (tenant_id, execution_id, seq),
  UNIQUE (tenant_id, execution_id, call_id),
  FOREIGN KEY (tenant_id, execution_id) REFERENCES executions (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('execution_calls');

-- What a company decides about its advisor, and its own model.
CREATE TABLE advisor_settings (
  tenant_id uuid NOT NULL,
  company_figures boolean NOT NULL DEFAULT false,
  confirm text NOT NULL DEFAULT 'doubtful' CHECK (confirm IN ('never', 'doubtful', 'always')),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('advisor_settings');

CREATE TABLE advisor_models (
  tenant_id uuid NOT NULL,
  -- A value is sealed for its row: a new one is a new row.
  id uuid NOT NULL,
  sealed_provider text NOT NULL,
  created_by_name text NOT NULL,
  last_used_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('advisor_models');
