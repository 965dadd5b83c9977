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
CREATE INDEX whatsapp_messages_ours ON whatsapp_messages (tenant_id, conversation_id, seq);

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
