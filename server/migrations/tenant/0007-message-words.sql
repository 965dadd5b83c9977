-- The words that a message is found by, made by the program (modules/conversations/search) and not by PostgreSQL's parser
-- and dictionaries: see docs/decisions/0024. Null: not made yet, or out of date; the job messages.fill_words makes them.
ALTER TABLE messages ADD COLUMN words tsvector;

-- What changes a message's text without saying its new words leaves none, rather than the old ones.
CREATE FUNCTION forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER forget_words BEFORE UPDATE OF body, attachments ON messages FOR EACH ROW
  WHEN ((NEW.body, NEW.attachments) IS DISTINCT FROM (OLD.body, OLD.attachments)
        AND NEW.words IS NOT DISTINCT FROM OLD.words AND NEW.words <> '')
  EXECUTE FUNCTION forget_words();

DROP FUNCTION search_messages(text, timestamptz, uuid, int);
DROP INDEX messages_search;
CREATE INDEX messages_words ON messages USING gin (tenant_id, words) WITH (fastupdate = on) WHERE words IS NOT NULL;
CREATE INDEX messages_newest ON messages (tenant_id, created_at DESC, id DESC);
CREATE INDEX messages_wordless ON messages (tenant_id, created_at DESC, id DESC) WHERE words IS NULL;

INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
SELECT uuidv7(), t.tenant_id, 'job', 'messages.fill_words', '{}', now()
  FROM (SELECT DISTINCT m.tenant_id FROM messages m) t;

-- Operators of a GIN index are not leakproof, so the planner will not use one under a policy. This function runs as the
-- owner, who is let in for reading by name, takes the tenant of the context (and no other), and gives back places, not
-- contents: the caller then reads the messages through its own policies. Newest first, from (p_before, p_before_id) on: the
-- id tells apart what was written in one millisecond.
--
-- A GIN index gives all that it has at once, so a word that everybody writes would cost as much as there are messages. Such
-- a word is soon found by looking at the newest messages themselves. So a thousand are looked at; if they say that the rest
-- is not far, some more; and only what is rare is looked up.
CREATE FUNCTION search_messages(p_query tsquery, p_before timestamptz, p_before_id uuid, p_limit int)
RETURNS TABLE (conversation_id uuid, seq bigint, id uuid, created_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  wanted int := least(p_limit, 100);
  found_now int;
  step int := 1000;
BEGIN
  FOR walk IN 1..2 LOOP
    RETURN QUERY
      SELECT n.conversation_id, n.seq, n.id, n.created_at
        FROM (SELECT m.conversation_id, m.seq, m.id, m.created_at, m.words FROM messages m
               WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
               ORDER BY m.created_at DESC, m.id DESC LIMIT step) n
       WHERE n.words @@ p_query
       ORDER BY n.created_at DESC, n.id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    IF wanted = 0 THEN RETURN; END IF;
    SELECT m.created_at, m.id INTO p_before, p_before_id FROM messages m
     WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
     ORDER BY m.created_at DESC, m.id DESC OFFSET step - 1 LIMIT 1;
    IF NOT FOUND THEN RETURN; END IF;
    -- Twice as far as the thousand say, for words are not spread evenly.
    step := 2000 * wanted / greatest(found_now, 1);
    EXIT WHEN found_now = 0 OR step > 20000;
  END LOOP;
  RETURN QUERY
    WITH found AS MATERIALIZED (
      SELECT m.conversation_id, m.seq, m.id, m.created_at FROM messages m
       WHERE m.tenant_id = tenant AND m.words @@ p_query
    )
    SELECT f.conversation_id, f.seq, f.id, f.created_at FROM found f
     WHERE (f.created_at, f.id) < (p_before, p_before_id)
     ORDER BY f.created_at DESC, f.id DESC LIMIT wanted;
END $$;
REVOKE ALL ON FUNCTION search_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_messages TO recado_app;

-- As in 0002, with the words beside the message.
DROP FUNCTION accept_message;
CREATE FUNCTION accept_message(
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
  inbound boolean := p_direction = 'in';
  -- A person answered, or a program in a person's name; a bot has not, and what merely happened moves nothing in lists.
  answered boolean := p_direction = 'out' AND p_author_kind IN ('member', 'api');
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
