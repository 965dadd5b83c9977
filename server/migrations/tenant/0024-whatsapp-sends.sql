-- What the bot was asked, word for word, while it has not answered: asked again it is the same message there. And how what
-- is not text of a message leaves: reactions.
ALTER TABLE whatsapp_sends ADD COLUMN request jsonb;
-- Of a reaction; null takes it away.
ALTER TABLE whatsapp_sends ADD COLUMN emoji text;
CREATE INDEX whatsapp_sends_waiting ON whatsapp_sends (tenant_id, conversation_id, seq) WHERE state = 'waiting';

-- When a connection's open sends are looked at next: one look a minute however many leave, none while nothing does.
ALTER TABLE whatsapp_connections ADD COLUMN watch_at timestamptz;

-- A file is a send each. A recording carries no words on WhatsApp: what was written with it goes ahead (compose-request.ts counts
-- the same).
CREATE OR REPLACE FUNCTION send_by_whatsapp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  connection uuid;
  parts int := greatest(jsonb_array_length(NEW.attachments), 1)
    + CASE WHEN NEW.body <> '' AND NEW.attachments -> 0 ->> 'kind' = 'audio' THEN 1 ELSE 0 END;
BEGIN
  SELECT c.id INTO connection FROM whatsapp_connections c
   WHERE c.tenant_id = NEW.tenant_id AND c.inbox_id = NEW.inbox_id;
  IF connection IS NULL THEN RETURN NULL; END IF;
  INSERT INTO whatsapp_sends (tenant_id, id, connection_id, conversation_id, seq, part, created_at, updated_at)
  SELECT NEW.tenant_id, uuidv7(), connection, NEW.conversation_id, NEW.seq, n, NEW.created_at, NEW.created_at
    FROM generate_series(0, parts - 1) n;
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
  VALUES (uuidv7(), NEW.tenant_id, 'job', 'whatsapp.send',
          jsonb_build_object('connection_id', connection, 'conversation_id', NEW.conversation_id), NEW.created_at);
  RETURN NULL;
END $$;

-- Somebody looked: the customer's phone may show it. From where they had looked last, so that it is told once.
CREATE FUNCTION mark_read_on_whatsapp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before bigint := CASE WHEN TG_OP = 'UPDATE' THEN OLD.last_seen_seq ELSE 0 END;
  connection uuid;
BEGIN
  SELECT c.id INTO connection
    FROM conversations v JOIN whatsapp_connections c ON c.tenant_id = v.tenant_id AND c.inbox_id = v.inbox_id
   WHERE v.tenant_id = NEW.tenant_id AND v.id = NEW.conversation_id AND c.deleted_at IS NULL;
  IF connection IS NULL THEN RETURN NULL; END IF;
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
  VALUES (uuidv7(), NEW.tenant_id, 'job', 'whatsapp.mark_read',
          jsonb_build_object('connection_id', connection, 'conversation_id', NEW.conversation_id,
                             'after', before, 'upto', NEW.last_seen_seq), NEW.updated_at);
  RETURN NULL;
END $$;
CREATE TRIGGER mark_read_on_whatsapp AFTER INSERT ON conversation_reads FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NEW.last_seen_seq > 0)
  EXECUTE FUNCTION mark_read_on_whatsapp();
CREATE TRIGGER mark_read_on_whatsapp_again AFTER UPDATE ON conversation_reads FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NEW.last_seen_seq > OLD.last_seen_seq)
  EXECUTE FUNCTION mark_read_on_whatsapp();

-- An inbox whose number is connected ends with its connection, and not beside it.
CREATE FUNCTION keep_connected_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM whatsapp_connections c
              WHERE c.tenant_id = OLD.tenant_id AND c.inbox_id = OLD.id AND c.deleted_at IS NULL) THEN
    RAISE EXCEPTION 'a connection has this inbox' USING ERRCODE = 'RC030';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_connected_inbox BEFORE DELETE ON inboxes FOR EACH ROW
  WHEN (current_user = 'recado_app') EXECUTE FUNCTION keep_connected_inbox();
CREATE TRIGGER keep_connected_inbox_open BEFORE UPDATE OF retired_at ON inboxes FOR EACH ROW
  WHEN (current_user = 'recado_app' AND NEW.retired_at IS NOT NULL AND OLD.retired_at IS NULL)
  EXECUTE FUNCTION keep_connected_inbox();
