-- How long customers wait, and how long they may (docs/decisions/0028). `waiting_since` is kept by accept_message() already;
-- here are the targets it is held against, and the indexes by which the longest wait is first.

-- Minutes of the inbox's business hours; null: no target.
ALTER TABLE inboxes
  ADD COLUMN first_answer_minutes int DEFAULT 30 CHECK (first_answer_minutes BETWEEN 1 AND 43200),
  ADD COLUMN resolution_minutes int DEFAULT 1440 CHECK (resolution_minutes BETWEEN 1 AND 525600);

-- When the present matter began: the conversation's start, or its last reopening. What is reopened within ten minutes had
-- not been done: resolving is undone, or the customer says one word more.
ALTER TABLE conversations ADD COLUMN opened_at timestamptz;

-- The tables' owner is under their policies, too; while what is stored is filled in, they rest (as in 0004).
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
UPDATE conversations SET opened_at = created_at;
ALTER TABLE conversations ALTER COLUMN opened_at SET NOT NULL;

CREATE FUNCTION keep_opened_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.opened_at := NEW.created_at;
  ELSIF OLD.resolved_at < NEW.updated_at - interval '10 minutes' THEN NEW.opened_at := NEW.updated_at;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_opened_at_on_start BEFORE INSERT ON conversations FOR EACH ROW
  WHEN (NEW.opened_at IS NULL) EXECUTE FUNCTION keep_opened_at();
CREATE TRIGGER keep_opened_at BEFORE UPDATE OF status ON conversations FOR EACH ROW
  WHEN (OLD.status = 'resolved' AND NEW.status <> 'resolved') EXECUTE FUNCTION keep_opened_at();

-- The customer's first message after the last that a person answered; null when it is the customer's turn. Walks back to
-- that answer along the primary key. What merely happened is neither.
CREATE FUNCTION first_unanswered_at(p_tenant uuid, p_conversation uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(m.created_at) FROM messages m
   WHERE m.tenant_id = p_tenant AND m.conversation_id = p_conversation AND m.direction = 'in'
     AND m.seq > coalesce((SELECT a.seq FROM messages a
                            WHERE a.tenant_id = p_tenant AND a.conversation_id = p_conversation
                              AND a.direction = 'out' AND a.author_kind IN ('member', 'api')
                            ORDER BY a.seq DESC LIMIT 1), 0)
$$;

-- Reopened by hand, a conversation waited for nobody until now, even when its last word was the customer's.
UPDATE conversations c SET waiting_since = first_unanswered_at(c.tenant_id, c.id)
 WHERE c.status <> 'resolved' AND c.waiting_since IS NULL AND c.last_message_direction = 'in';
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;

-- Rows that wait are few, and each enters and leaves once a turn.
CREATE INDEX conversations_by_wait ON conversations (tenant_id, status, waiting_since, id)
  WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_by_team_wait ON conversations (tenant_id, team_id, status, waiting_since, id)
  WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_by_assignee_wait ON conversations (tenant_id, assignee_id, status, waiting_since, id)
  WHERE waiting_since IS NOT NULL;

-- Who is nobody's, the longest wait first; what was answered and given back comes after, by its age.
DROP INDEX conversations_waiting;
CREATE INDEX conversations_unassigned ON conversations (tenant_id, team_id, waiting_since, created_at, id)
  WHERE status = 'open' AND assignee_id IS NULL;

-- As in 0002, and says how many conversations the member has of how many they may: the transaction has failed, and nobody
-- can ask any more.
CREATE OR REPLACE FUNCTION keep_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  had uuid := CASE WHEN TG_OP <> 'INSERT' AND OLD.status = 'open' THEN OLD.assignee_id END;
  has uuid := CASE WHEN TG_OP <> 'DELETE' AND NEW.status = 'open' THEN NEW.assignee_id END;
  same boolean := TG_OP = 'UPDATE' AND OLD.assignee_id IS NOT DISTINCT FROM NEW.assignee_id;
BEGIN
  -- Both rows in one order: two conversations that are swapped between two people do not wait for each other.
  IF had IS NOT NULL AND has IS NOT NULL THEN
    PERFORM 1 FROM members m WHERE m.tenant_id = NEW.tenant_id AND m.id IN (had, has) ORDER BY m.id FOR NO KEY UPDATE;
  END IF;
  IF had IS NOT NULL THEN
    UPDATE members m SET open_conversations = m.open_conversations - 1 WHERE m.tenant_id = OLD.tenant_id AND m.id = had;
  END IF;
  IF has IS NOT NULL THEN
    UPDATE members m
       SET open_conversations = m.open_conversations + 1,
           last_assigned_at = CASE WHEN same THEN m.last_assigned_at ELSE NEW.assigned_at END
     WHERE m.tenant_id = NEW.tenant_id AND m.id = has AND m.status = 'active' AND m.open_conversations < m.capacity;
    IF NOT FOUND THEN
      IF NOT same THEN
        RAISE EXCEPTION 'member is at capacity' USING ERRCODE = 'RC010', DETAIL = (
          SELECT m.open_conversations || ' ' || m.capacity FROM members m
           WHERE m.tenant_id = NEW.tenant_id AND m.id = has);
      END IF;
      NEW.assignee_id := NULL;
      NEW.assigned_at := NULL;
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
