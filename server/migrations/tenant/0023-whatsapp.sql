-- WhatsApp: a company's numbers, who writes to them, and what became of what was sent.

-- A number with the bot that holds it. Where that bot runs is known in control (bots); that one must run follows from this row
-- and from what the company has paid for.
CREATE TABLE whatsapp_connections (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Of channel whatsapp; one connection each.
  inbox_id uuid NOT NULL,
  name text NOT NULL,
  driver text NOT NULL CHECK (driver IN ('baileys', 'whatsapp-web', 'cloud', 'simulator')),
  groups text NOT NULL DEFAULT 'ignore' CHECK (groups IN ('ignore', 'read', 'answer')),
  -- How far back messages are imported when a phone is paired.
  history_days int NOT NULL DEFAULT 7 CHECK (history_days IN (0, 7, 30, 90)),
  -- Part of the bot's token: counted up, the former one opens nothing.
  token_generation int NOT NULL DEFAULT 1,
  -- Cloud API: {phone_number_id, waba_id, graph_version}; its token and app secret are sealed.
  cloud jsonb,
  sealed_cloud_secrets text,

  -- What the bot last said of itself (StatusWebhook).
  state text NOT NULL DEFAULT 'starting',
  state_seq bigint NOT NULL DEFAULT 0,
  since timestamptz NOT NULL,
  reason text,
  detail text NOT NULL DEFAULT '',
  until timestamptz,
  new_chats_used int,
  new_chats_limit int,
  number text,
  lid text,
  profile_name text,
  wa_version text,
  queues jsonb,
  heard_at timestamptz,
  -- What is to be scanned or typed now; null: nothing.
  qr_code text,
  pairing_code text,
  code_expires_at timestamptz,
  -- When the code was told, by the bot's clock: an older one does not overwrite it.
  code_at timestamptz,
  connected_at timestamptz,
  -- The link by which somebody without a sign-in sees the code, until it expires.
  link_token_hash bytea,
  link_expires_at timestamptz,

  -- A person ended it: the bot goes, what was written stays.
  deleted_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, inbox_id) REFERENCES inboxes (tenant_id, id)
);
SELECT recado.protect('whatsapp_connections');
CREATE UNIQUE INDEX whatsapp_connections_inbox ON whatsapp_connections (tenant_id, inbox_id);
CREATE UNIQUE INDEX whatsapp_connections_link ON whatsapp_connections (tenant_id, link_token_hash)
  WHERE link_token_hash IS NOT NULL;

-- The states that a connection was in; a person reads it to see what happened last night.
CREATE TABLE whatsapp_states (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  state text NOT NULL,
  reason text,
  detail text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('whatsapp_states');
CREATE INDEX whatsapp_states_recent ON whatsapp_states (tenant_id, connection_id, at DESC, id DESC);

-- A person (by whatever WhatsApp calls them) or a group, as one connection knows them.
CREATE TABLE whatsapp_chats (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'group')),
  lid text,
  phone text,
  bsuid text,
  parent_bsuid text,
  username text,
  group_id text,
  name text NOT NULL DEFAULT '',
  contact_id uuid NOT NULL,
  -- Turned out to be the same person as another chat, which has its identities now.
  absorbed_into uuid,
  -- The customer's last message: the official route may answer freely for 24 hours from then.
  last_inbound_at timestamptz,
  -- AdReferral of the ad that brought them last.
  referral jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id)
);
SELECT recado.protect('whatsapp_chats');
CREATE UNIQUE INDEX whatsapp_chats_lid ON whatsapp_chats (tenant_id, connection_id, lid)
  WHERE lid IS NOT NULL AND absorbed_into IS NULL;
CREATE UNIQUE INDEX whatsapp_chats_phone ON whatsapp_chats (tenant_id, connection_id, phone)
  WHERE phone IS NOT NULL AND absorbed_into IS NULL;
CREATE UNIQUE INDEX whatsapp_chats_bsuid ON whatsapp_chats (tenant_id, connection_id, bsuid)
  WHERE bsuid IS NOT NULL AND absorbed_into IS NULL;
CREATE UNIQUE INDEX whatsapp_chats_parent_bsuid ON whatsapp_chats (tenant_id, connection_id, parent_bsuid)
  WHERE parent_bsuid IS NOT NULL AND absorbed_into IS NULL;
CREATE UNIQUE INDEX whatsapp_chats_group ON whatsapp_chats (tenant_id, connection_id, group_id)
  WHERE group_id IS NOT NULL;
CREATE INDEX whatsapp_chats_contact ON whatsapp_chats (tenant_id, contact_id);
CREATE INDEX whatsapp_chats_absorbed ON whatsapp_chats (tenant_id, absorbed_into) WHERE absorbed_into IS NOT NULL;

-- Which of our messages a message of WhatsApp is; unique is (chat, message_id). An album has several of one.
CREATE TABLE whatsapp_messages (
  tenant_id uuid NOT NULL,
  chat_id uuid NOT NULL,
  message_id text NOT NULL,
  from_me boolean NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant_id, chat_id, message_id),
  FOREIGN KEY (tenant_id, chat_id) REFERENCES whatsapp_chats (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id, seq) REFERENCES messages (tenant_id, conversation_id, seq) ON DELETE CASCADE
);
SELECT recado.protect('whatsapp_messages');
-- One that comes once by LID and once by phone, while nothing links the two, is found by its id alone.
CREATE INDEX whatsapp_messages_id ON whatsapp_messages (tenant_id, message_id);
CREATE INDEX whatsapp_messages_ours ON whatsapp_messages (tenant_id, conversation_id, seq);

-- Events of a bot that were dealt with: one that is delivered again, however late, changes nothing. Kept 30 days.
CREATE TABLE whatsapp_events (
  tenant_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  event_id text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, connection_id, event_id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('whatsapp_events');
CREATE INDEX whatsapp_events_age ON whatsapp_events (tenant_id, at);

-- What must leave: a row in the transaction of its message. A message with several files is several sends, in order.
CREATE TABLE whatsapp_sends (
  tenant_id uuid NOT NULL,
  -- The id that the bot is given: the same id is the same message there, however often it is handed over.
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  part int NOT NULL DEFAULT 0,
  -- message: of this number; the others change one that left: edit, deletion, reaction.
  kind text NOT NULL DEFAULT 'message' CHECK (kind IN ('message', 'edit', 'deletion', 'reaction')),
  -- waiting: not taken by the bot yet; handed: it has it; then as the network says (AckState).
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'handed', 'uncertain', 'failed', 'sent', 'delivered', 'read', 'played')),
  problem text,
  detail text NOT NULL DEFAULT '',
  message_id text,
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  alarmed_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('whatsapp_sends');
CREATE INDEX whatsapp_sends_message ON whatsapp_sends (tenant_id, conversation_id, seq, part);
CREATE INDEX whatsapp_sends_network ON whatsapp_sends (tenant_id, connection_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX whatsapp_sends_open ON whatsapp_sends (tenant_id, connection_id, created_at, id)
  WHERE state IN ('waiting', 'handed');

-- What the company says in a conversation of WhatsApp leaves by its bot: noted by the row that says it, whatever wrote it, in
-- its transaction and without a round trip. What was written on the shop's own phone has left already (data.own_phone), and so
-- has what is imported (data.history).
CREATE FUNCTION send_by_whatsapp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  connection uuid;
  files int := greatest(jsonb_array_length(NEW.attachments), 1);
BEGIN
  SELECT c.id INTO connection FROM whatsapp_connections c
   WHERE c.tenant_id = NEW.tenant_id AND c.inbox_id = NEW.inbox_id;
  IF connection IS NULL THEN RETURN NULL; END IF;
  INSERT INTO whatsapp_sends (tenant_id, id, connection_id, conversation_id, seq, part, created_at, updated_at)
  SELECT NEW.tenant_id, uuidv7(), connection, NEW.conversation_id, NEW.seq, n, NEW.created_at, NEW.created_at
    FROM generate_series(0, files - 1) n;
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
  VALUES (uuidv7(), NEW.tenant_id, 'job', 'whatsapp.send',
          jsonb_build_object('connection_id', connection, 'conversation_id', NEW.conversation_id), NEW.created_at);
  RETURN NULL;
END $$;
CREATE TRIGGER send_by_whatsapp AFTER INSERT ON messages FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NEW.direction = 'out' AND NEW.kind <> 'event'
        AND NOT NEW.data ? 'own_phone' AND NOT NEW.data ? 'history')
  EXECUTE FUNCTION send_by_whatsapp();

-- Nobody is answered by a bot for what was said long ago (history), nor in a group.
DROP TRIGGER follow_with_flow ON messages;
CREATE TRIGGER follow_with_flow AFTER INSERT ON messages FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NOT NEW.data ? 'history' AND NOT NEW.data ? 'group' AND (
    NEW.direction = 'in'
    OR (NEW.direction = 'out' AND NEW.author_kind IN ('member', 'api'))
    OR (NEW.kind = 'event' AND NEW.data ->> 'event' = 'status_changed' AND NEW.data ->> 'to' = 'resolved')))
  EXECUTE FUNCTION follow_with_flow();

-- As in 0007, and what is imported (history) asks nobody to act: it counts as nothing unread, answers nothing, opens nothing
-- again, and moves a conversation only when nothing newer was said in it.
CREATE OR REPLACE FUNCTION accept_message(
  p_tenant uuid, p_conversation uuid, p_sight text, p_viewer uuid,
  p_id uuid, p_client text, p_hash text, p_external text, p_direction text, p_kind text,
  p_author_kind text, p_author uuid, p_author_name text, p_body text, p_signed boolean, p_preview text,
  p_attachments jsonb, p_mentions uuid[], p_reply_to bigint, p_data jsonb, p_words text, p_at timestamptz, p_now timestamptz, p_event uuid)
RETURNS TABLE (outcome text, conversation_id uuid, seq bigint, inbox_id uuid, body text, assignee_id uuid, team_id uuid,
               reopened boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  c conversations;
  m messages;
  history boolean := p_data ? 'history';
  inbound boolean := p_direction = 'in' AND NOT history;
  -- A person answered, or a program in a person's name; a bot has not, and what merely happened moves nothing in lists.
  answered boolean := p_direction = 'out' AND p_author_kind IN ('member', 'api') AND NOT history;
  moves boolean := p_kind <> 'event';
  teams uuid[];
BEGIN
  IF p_sight = 'team' THEN
    teams := ARRAY(SELECT tm.team_id FROM team_members tm WHERE tm.tenant_id = p_tenant AND tm.member_id = p_viewer);
  END IF;
  SELECT x.* INTO c FROM conversations x
   WHERE x.tenant_id = p_tenant AND x.id = p_conversation
     AND sees_conversation(p_sight, p_viewer, teams, x.assignee_id, x.team_id) FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  -- What was said before the last message is no news to a list.
  IF history THEN moves := moves AND (c.last_message_seq = 0 OR p_at >= c.last_message_at); END IF;

  SELECT x.* INTO m FROM messages x
   WHERE x.tenant_id = p_tenant AND x.conversation_id = p_conversation AND x.client_id = p_client;
  outcome := 'repeated';
  IF NOT FOUND AND p_external IS NOT NULL THEN
    SELECT x.* INTO m FROM messages x
     WHERE x.tenant_id = p_tenant AND x.inbox_id = c.inbox_id AND x.external_id = p_external;
    outcome := 'received';
  END IF;
  IF m.id IS NULL AND p_reply_to > c.last_seq THEN outcome := 'reply_unknown'; END IF;

  IF m.id IS NULL AND outcome <> 'reply_unknown' THEN
    outcome := 'stored';
    UPDATE conversations x SET
      last_seq = x.last_seq + 1,
      inbound_count = x.inbound_count + inbound::int,
      status = CASE WHEN inbound AND x.status IN ('resolved', 'snoozed') THEN 'open' ELSE x.status END,
      snoozed_until = CASE WHEN inbound THEN NULL ELSE x.snoozed_until END,
      resolved_at = CASE WHEN inbound THEN NULL ELSE x.resolved_at END,
      waiting_since = CASE WHEN inbound THEN coalesce(x.waiting_since, p_at)
                           WHEN answered THEN NULL ELSE x.waiting_since END,
      first_response_at = CASE WHEN answered THEN coalesce(x.first_response_at, p_at) ELSE x.first_response_at END,
      last_message_seq = CASE WHEN moves THEN x.last_seq + 1 ELSE x.last_message_seq END,
      last_message_at = CASE WHEN moves THEN greatest(x.last_message_at, p_at) ELSE x.last_message_at END,
      last_message_preview = CASE WHEN moves THEN p_preview ELSE x.last_message_preview END,
      last_message_direction = CASE WHEN moves THEN p_direction ELSE x.last_message_direction END,
      updated_at = p_now
     WHERE x.tenant_id = p_tenant AND x.id = p_conversation
    RETURNING x.last_seq, x.assignee_id INTO c.last_seq, c.assignee_id;
    reopened := inbound AND c.status IN ('resolved', 'snoozed');

    INSERT INTO messages AS x (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, external_id,
      direction, kind, author_kind, author_id, author_name, body, attachments, mentions, reply_to_seq, data, words,
      created_at)
    VALUES (p_tenant, p_conversation, c.last_seq, p_id, p_client, p_hash, c.inbox_id, p_external,
      p_direction, p_kind, p_author_kind, p_author, p_author_name,
      CASE WHEN p_signed THEN p_body || coalesce((SELECT E'\n\n' || mb.signature FROM members mb
        WHERE mb.tenant_id = p_tenant AND mb.id = p_author AND mb.signature <> ''), '') ELSE p_body END,
      p_attachments, p_mentions, p_reply_to, p_data, p_words::tsvector, p_at)
    RETURNING x.* INTO m;
    IF cardinality(p_mentions) > 0 THEN
      INSERT INTO mentions (tenant_id, member_id, conversation_id, seq, created_at)
      SELECT p_tenant, named, p_conversation, m.seq, p_now FROM unnest(p_mentions) named;
    END IF;
    INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
    VALUES (p_event, p_tenant, 'event', 'message.created', message_event(m, c.assignee_id, c.team_id), p_now);
  END IF;

  conversation_id := m.conversation_id;
  seq := m.seq;
  inbox_id := c.inbox_id;
  body := m.body;
  assignee_id := c.assignee_id;
  team_id := c.team_id;
  RETURN NEXT;
END $$;

-- A conversation that is resolved from its beginning was imported: it was opened by nobody here.
DROP TRIGGER note_opening ON conversations;
CREATE TRIGGER note_opening AFTER INSERT ON conversations FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NEW.status <> 'resolved') EXECUTE FUNCTION note_opening();

-- A business-scoped user id names somebody as their LID does.
ALTER TABLE contact_identities DROP CONSTRAINT contact_identities_kind_check;
ALTER TABLE contact_identities ADD CONSTRAINT contact_identities_kind_check
  CHECK (kind IN ('visitor', 'user', 'phone', 'whatsapp_lid', 'whatsapp_bsuid', 'email', 'api'));
