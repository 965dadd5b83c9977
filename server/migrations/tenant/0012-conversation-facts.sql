-- What figures are made of: when a conversation was opened, first answered, resolved, reopened by its customer. One short row
-- a fact, written in the transaction of its cause and never moved by messages, so a period of figures is one walk along one
-- index whatever else is stored. `conversations` cannot say it: its resolved_at is emptied when the customer writes again.
CREATE TABLE conversation_facts (
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'answered', 'resolved', 'reopened')),
  at timestamptz NOT NULL,
  -- Who answered, or who had it when it was resolved; null for a program or nobody. May name somebody who has left.
  member_id uuid,
  -- answered: since the customer began to wait. resolved: since it was opened, or since its customer reopened it.
  seconds double precision,
  PRIMARY KEY (tenant_id, conversation_id, kind, at),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('conversation_facts');
CREATE INDEX conversation_facts_period ON conversation_facts (tenant_id, at)
  INCLUDE (kind, seconds, member_id, conversation_id);

-- Triggers, as keep_capacity is: a status changes on several paths, and none may forget. The mover copies both sides.
CREATE FUNCTION note_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at)
  VALUES (NEW.tenant_id, NEW.id, 'opened', NEW.created_at) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER note_opening AFTER INSERT ON conversations FOR EACH ROW
  WHEN (current_user = 'recado_app') EXECUTE FUNCTION note_opening();

-- A colleague who reopens takes the resolution back: there was none. A customer who writes again lets it stand, and begins a
-- new one; their message is what counts inbound_count up.
CREATE FUNCTION note_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended timestamptz := coalesce(NEW.resolved_at, NEW.updated_at);
BEGIN
  IF NEW.status = 'resolved' THEN
    INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at, member_id, seconds)
    SELECT NEW.tenant_id, NEW.id, 'resolved', ended, NEW.assignee_id,
           greatest(0, extract(epoch FROM ended - coalesce(max(f.at), NEW.created_at)))
      FROM conversation_facts f
     WHERE f.tenant_id = NEW.tenant_id AND f.conversation_id = NEW.id AND f.kind IN ('opened', 'reopened')
    ON CONFLICT DO NOTHING;
  ELSIF NEW.inbound_count > OLD.inbound_count THEN
    INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at)
    VALUES (NEW.tenant_id, NEW.id, 'reopened', NEW.updated_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM conversation_facts f
     WHERE f.tenant_id = NEW.tenant_id AND f.conversation_id = NEW.id AND f.kind = 'resolved'
       AND f.at = (SELECT max(l.at) FROM conversation_facts l
                    WHERE l.tenant_id = NEW.tenant_id AND l.conversation_id = NEW.id AND l.kind = 'resolved');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_status AFTER UPDATE OF status ON conversations FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND 'resolved' IN (OLD.status, NEW.status)
        AND current_user = 'recado_app')
  EXECUTE FUNCTION note_status();

-- Deferred to the commit: accept_message() moves the conversation before it stores the message that says who answered.
-- Only when nobody had answered before and somebody waited; a conversation that the company began is not an answer.
CREATE FUNCTION note_first_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at, member_id, seconds)
  SELECT NEW.tenant_id, NEW.id, 'answered', NEW.first_response_at,
         (SELECT m.author_id FROM messages m
           WHERE m.tenant_id = NEW.tenant_id AND m.conversation_id = NEW.id AND m.seq = NEW.last_seq
             AND m.author_kind = 'member'),
         greatest(0, extract(epoch FROM NEW.first_response_at - OLD.waiting_since))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER note_first_answer AFTER UPDATE OF first_response_at ON conversations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.first_response_at IS NULL AND NEW.first_response_at IS NOT NULL AND OLD.waiting_since IS NOT NULL
        AND current_user = 'recado_app')
  EXECUTE FUNCTION note_first_answer();

-- What is known of what was there before. Who answered is not on the conversation; who has it is the nearest.
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_facts NO FORCE ROW LEVEL SECURITY;
INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at, member_id, seconds)
SELECT c.tenant_id, c.id, f.kind, f.at, f.member_id, CASE WHEN f.seconds < 0 THEN 0 ELSE f.seconds END
  FROM conversations c
 CROSS JOIN LATERAL (VALUES
   ('opened', c.created_at, NULL::uuid, NULL::double precision),
   ('answered', c.first_response_at, c.assignee_id, extract(epoch FROM c.first_response_at - c.created_at)::float8),
   ('resolved', CASE WHEN c.status = 'resolved' THEN c.resolved_at END, c.assignee_id,
    extract(epoch FROM c.resolved_at - c.created_at)::float8)) f (kind, at, member_id, seconds)
 WHERE f.at IS NOT NULL;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_facts FORCE ROW LEVEL SECURITY;
