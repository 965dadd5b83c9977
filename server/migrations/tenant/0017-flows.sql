-- Flows: the bots that a company builds (docs/decisions/0035), and what runs them. As in 0001: tenant_id first in each key,
-- composite foreign keys, recado.protect(). Inside JSON ids are UUIDs, as everywhere inside.

-- ── documents ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE flows (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  -- The draft: may be unfinished in any way. `draft_canvas` is the builder's (groups, comments), `draft_starts` an array
  -- of FlowStart.
  draft_document jsonb NOT NULL,
  draft_canvas jsonb NOT NULL DEFAULT '{}',
  draft_starts jsonb NOT NULL DEFAULT '[]',
  -- Counts up with each save; who saves names the one they began with.
  draft_revision int NOT NULL DEFAULT 1,
  draft_block_count int NOT NULL DEFAULT 0,
  -- A member, who may have left since, or null; the name as it was then.
  draft_saved_by uuid,
  draft_saved_by_name text NOT NULL,
  draft_saved_at timestamptz NOT NULL,
  -- The one switch: which version serves new conversations. Null: none. flow_publications changes in the same transaction.
  live_version_id uuid,
  live_since timestamptz,
  -- draft_revision of what was last published from the draft.
  published_revision int,
  last_version_number int NOT NULL DEFAULT 0,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((live_version_id IS NULL) = (live_since IS NULL)),
  CHECK (archived_at IS NULL OR live_version_id IS NULL)
);
SELECT recado.protect('flows');
CREATE INDEX flows_recent ON flows (tenant_id, updated_at DESC, id DESC);

-- What was published, and never changes: a conversation finishes on the version it began with.
CREATE TABLE flow_versions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  flow_id uuid NOT NULL,
  number int NOT NULL,
  -- A whole document: it has passed parseFlow and validateFlow without errors.
  document jsonb NOT NULL,
  canvas jsonb NOT NULL DEFAULT '{}',
  starts jsonb NOT NULL DEFAULT '[]',
  block_count int NOT NULL,
  note text NOT NULL DEFAULT '',
  published_by uuid,
  published_by_name text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, flow_id, number),
  -- For the live version to be one of its own flow.
  UNIQUE (tenant_id, flow_id, id),
  FOREIGN KEY (tenant_id, flow_id) REFERENCES flows (tenant_id, id)
);
SELECT recado.protect('flow_versions');
REVOKE UPDATE, DELETE ON flow_versions FROM recado_app;
-- Each names the other: whoever copies both looks at the end.
ALTER TABLE flows ADD FOREIGN KEY (tenant_id, id, live_version_id) REFERENCES flow_versions (tenant_id, flow_id, id)
  DEFERRABLE INITIALLY IMMEDIATE;

-- The starts of live versions, one row for each start and inbox: who looks what begins in an inbox reads this and nothing
-- else. Without an inbox is `api` alone, whose call names one.
CREATE TABLE flow_publications (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  flow_id uuid NOT NULL,
  flow_version_id uuid NOT NULL,
  start_id text NOT NULL,
  inbox_id uuid,
  kind text NOT NULL CHECK (kind IN ('message', 'keyword', 'button', 'page_url', 'api', 'schedule', 'label')),
  -- The highest wins, then the one published last.
  priority int NOT NULL,
  -- The FlowStart whole.
  start jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  -- Of `schedule`: when it is due next, and null when it will not be again. The runtime keeps it.
  next_due_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, flow_id, start_id, inbox_id),
  CHECK (inbox_id IS NOT NULL OR kind = 'api'),
  FOREIGN KEY (tenant_id, flow_id, flow_version_id) REFERENCES flow_versions (tenant_id, flow_id, id),
  FOREIGN KEY (tenant_id, inbox_id) REFERENCES inboxes (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_publications');
CREATE INDEX flow_publications_inbox ON flow_publications (tenant_id, inbox_id, kind, priority DESC, published_at DESC);
CREATE INDEX flow_publications_due ON flow_publications (tenant_id, next_due_at) WHERE next_due_at IS NOT NULL;

-- Who has a flow open in the builder; a row nobody touched for a minute says nothing.
CREATE TABLE flow_editors (
  tenant_id uuid NOT NULL,
  flow_id uuid NOT NULL,
  member_id uuid NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, flow_id, member_id),
  FOREIGN KEY (tenant_id, flow_id) REFERENCES flows (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_editors');

-- Values that an HTTP block may send and nobody reads again: {{secret.name}} in a header.
CREATE TABLE flow_secrets (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  sealed_value text NOT NULL,
  -- Hosts it may be sent to; none: any.
  hosts text[] NOT NULL DEFAULT '{}',
  created_by uuid,
  created_by_name text NOT NULL,
  last_used_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT recado.protect('flow_secrets');
CREATE UNIQUE INDEX flow_secrets_name ON flow_secrets (tenant_id, name_key(name));

-- ── running ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A conversation's way through a version. One that is not closed is the conversation's only one; its row is the lock
-- under which events of a conversation follow each other.
CREATE TABLE flow_sessions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  inbox_id uuid NOT NULL,
  flow_id uuid NOT NULL,
  flow_version_id uuid NOT NULL,
  -- The start that began it; null: a person or a sub-flow's caller did.
  start_kind text CHECK (start_kind IN ('message', 'keyword', 'button', 'page_url', 'api', 'schedule', 'label')),
  start_id text,
  status text NOT NULL CHECK (status IN ('running', 'paused', 'handed_over', 'closed')),
  end_reason text
    CHECK (end_reason IN ('finished', 'left', 'stopped', 'expired', 'replaced', 'resolved', 'failed')),
  -- The engine's State whole; null once what was said in it is erased.
  state jsonb,
  -- Counts up with each step: a writer that read another one begins anew.
  revision int NOT NULL DEFAULT 0,
  -- What it waits for, as the engine's `awaiting`: answer, effect, timer, person; null: nothing.
  waits_for text CHECK (waits_for IN ('answer', 'effect', 'timer', 'person')),
  -- Until when it waits for a message before it expires; null: for ever.
  expires_at timestamptz,
  -- Position, for lists and figures without reading the state.
  at_flow text,
  at_block text,
  -- What was answered, for the card that people see at the hand-over: [{block, label, variable, text}].
  answers jsonb NOT NULL DEFAULT '[]',
  -- Messages of the conversation up to this seq have been heard.
  heard_seq bigint NOT NULL DEFAULT 0,
  step_count int NOT NULL DEFAULT 0,
  error_count int NOT NULL DEFAULT 0,
  paused_reason text,
  started_at timestamptz NOT NULL,
  last_step_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CHECK ((status = 'closed') = (ended_at IS NOT NULL)),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, flow_id, flow_version_id) REFERENCES flow_versions (tenant_id, flow_id, id)
);
SELECT recado.protect('flow_sessions');
CREATE UNIQUE INDEX flow_sessions_live ON flow_sessions (tenant_id, conversation_id) WHERE status <> 'closed';
CREATE INDEX flow_sessions_conversation ON flow_sessions (tenant_id, conversation_id, started_at DESC);
CREATE INDEX flow_sessions_recent ON flow_sessions (tenant_id, started_at DESC, id DESC);
CREATE INDEX flow_sessions_flow ON flow_sessions (tenant_id, flow_id, started_at DESC, id DESC);
CREATE INDEX flow_sessions_in_flight ON flow_sessions (tenant_id, flow_version_id) WHERE status <> 'closed';
CREATE INDEX flow_sessions_expiry ON flow_sessions (tenant_id, expires_at)
  WHERE status = 'running' AND expires_at IS NOT NULL;

-- What happened in a session, an event a row: the run history, and what a replay is made of.
CREATE TABLE flow_steps (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  seq int NOT NULL,
  conversation_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- The engine's FlowEvent.
  event jsonb NOT NULL,
  -- [{flow, block, output}]: the engine's visits.
  path jsonb NOT NULL DEFAULT '[]',
  -- Ids of its rows in flow_effects.
  effects text[] NOT NULL DEFAULT '{}',
  -- What went wrong, as a code and words of ours.
  error text,
  PRIMARY KEY (tenant_id, session_id, seq),
  FOREIGN KEY (tenant_id, session_id) REFERENCES flow_sessions (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_steps');
CREATE INDEX flow_steps_conversation ON flow_steps (tenant_id, conversation_id);

-- What a step asked for. Written in its transaction, carried out after it: (session, id) is the key by which nothing is
-- done twice.
CREATE TABLE flow_effects (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- The engine's id.
  id text NOT NULL,
  conversation_id uuid NOT NULL,
  step_seq int NOT NULL,
  -- Within the session: they are carried out in this order.
  position int NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'done', 'failed', 'cancelled')),
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  -- Messages it became, so that another try sends none again.
  message_ids uuid[] NOT NULL DEFAULT '{}',
  -- What came back, without secrets.
  result jsonb,
  error text,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  PRIMARY KEY (tenant_id, session_id, id),
  UNIQUE (tenant_id, session_id, position),
  FOREIGN KEY (tenant_id, session_id) REFERENCES flow_sessions (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_effects');
CREATE INDEX flow_effects_open ON flow_effects (tenant_id, next_attempt_at) WHERE status IN ('pending', 'running');
CREATE INDEX flow_effects_conversation ON flow_effects (tenant_id, conversation_id);

-- Waits that outlive a process, a restart and a move: due rows are looked for, nothing is kept in a queue.
CREATE TABLE flow_timers (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- The engine's effect id, or a word of the runtime (`expiry`, `gather`).
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('wait', 'no_answer', 'expiry', 'gather', 'retry')),
  due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'fired', 'cancelled')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES flow_sessions (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_timers');
CREATE INDEX flow_timers_due ON flow_timers (tenant_id, due_at) WHERE status = 'waiting';

-- ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Counted in the transaction of the step, by day of the company's calendar. A visit counts under the output it took, and
-- under '' where the block waits or ends; answers, failures and drop-offs are under ''.
CREATE TABLE flow_block_stats (
  tenant_id uuid NOT NULL,
  flow_version_id uuid NOT NULL,
  -- The document's id or a sub-flow's, and the block in it.
  flow text NOT NULL,
  block text NOT NULL,
  day date NOT NULL,
  output text NOT NULL DEFAULT '',
  visits int NOT NULL DEFAULT 0,
  -- Taken, and could not be used and asked again.
  answers int NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  -- Sessions that ended here without the flow having ended them (expired, stopped, resolved while it waited).
  drop_offs int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, flow_version_id, day, flow, block, output),
  FOREIGN KEY (tenant_id, flow_version_id) REFERENCES flow_versions (tenant_id, id)
);
SELECT recado.protect('flow_block_stats');

CREATE TABLE flow_run_stats (
  tenant_id uuid NOT NULL,
  flow_version_id uuid NOT NULL,
  day date NOT NULL,
  started int NOT NULL DEFAULT 0,
  finished int NOT NULL DEFAULT 0,
  handed_over int NOT NULL DEFAULT 0,
  dropped int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, flow_version_id, day),
  FOREIGN KEY (tenant_id, flow_version_id) REFERENCES flow_versions (tenant_id, id)
);
SELECT recado.protect('flow_run_stats');

-- ── rights ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- `flows.manage`, which no route asked for, becomes three. The owner is under the policies, too; meanwhile they rest.
ALTER TABLE roles NO FORCE ROW LEVEL SECURITY;
UPDATE roles SET permissions = array_remove(permissions, 'flows.manage') || '{flows.read,flows.edit,flows.publish}'
 WHERE 'flows.manage' = ANY (permissions);
ALTER TABLE roles FORCE ROW LEVEL SECURITY;
