-- Flows follow conversations: what a session must know of is told by the row that says it, whatever wrote it, in its
-- transaction and without a round trip. Reads only and locks nothing; who follows takes the conversation's lock first.

-- A message of the contact, where a flow may begin or one is going on and not quiet; a person's word and the conversation's
-- end, where one is going on. `gather_seconds` of the inbox (3 without) is how long a message waits for more: what was picked
-- out of options waits for nothing.
CREATE FUNCTION follow_with_flow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  session text;
  gather int := 0;
BEGIN
  SELECT f.status INTO session FROM flow_sessions f
   WHERE f.tenant_id = NEW.tenant_id AND f.conversation_id = NEW.conversation_id AND f.status <> 'closed';
  IF NEW.direction = 'in' THEN
    IF session IN ('paused', 'handed_over') THEN RETURN NULL; END IF;
    IF session IS NULL AND NOT EXISTS (
      SELECT FROM flow_publications p
       WHERE p.tenant_id = NEW.tenant_id AND p.inbox_id = NEW.inbox_id AND p.kind IN ('message', 'keyword', 'button')
    ) THEN RETURN NULL; END IF;
    IF NOT NEW.data ? 'option' THEN
      SELECT coalesce((i.settings ->> 'gather_seconds')::int, 3) INTO gather FROM inboxes i
       WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.inbox_id;
    END IF;
  ELSIF session IS NULL OR (NEW.kind <> 'event' AND session <> 'running') THEN
    RETURN NULL;
  END IF;
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, options, created_at)
  VALUES (uuidv7(), NEW.tenant_id, 'job', 'flows.follow',
          jsonb_build_object('conversation_id', NEW.conversation_id, 'seq', NEW.seq),
          CASE WHEN gather > 0 THEN jsonb_build_object('startAfter', NEW.created_at + gather * interval '1 second')
               ELSE '{}' END,
          NEW.created_at);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_with_flow AFTER INSERT ON messages FOR EACH ROW
  WHEN (current_user = 'recado_app' AND (
    NEW.direction = 'in'
    OR (NEW.direction = 'out' AND NEW.author_kind IN ('member', 'api'))
    OR (NEW.kind = 'event' AND NEW.data ->> 'event' = 'status_changed' AND NEW.data ->> 'to' = 'resolved')))
  EXECUTE FUNCTION follow_with_flow();

-- A label for which a flow waits was given; the flow with the highest priority begins.
CREATE FUNCTION start_flow_of_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
  SELECT uuidv7(), NEW.tenant_id, 'job', 'flows.start',
         jsonb_build_object('conversation_id', NEW.conversation_id, 'publication_id', p.id), c.updated_at
    FROM conversations c
    JOIN flow_publications p ON p.tenant_id = c.tenant_id AND p.inbox_id = c.inbox_id AND p.kind = 'label'
     AND p.start -> 'label_ids' ? NEW.label_id::text
   WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.conversation_id
   ORDER BY p.priority DESC, p.published_at DESC LIMIT 1;
  RETURN NULL;
END $$;
CREATE TRIGGER start_flow_of_label AFTER INSERT ON conversation_labels FOR EACH ROW
  WHEN (current_user = 'recado_app') EXECUTE FUNCTION start_flow_of_label();

-- A schedule is planned as soon as it is published.
CREATE FUNCTION plan_flow_schedule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
  VALUES (uuidv7(), NEW.tenant_id, 'job', 'flows.schedule', jsonb_build_object('publication_id', NEW.id), NEW.published_at);
  RETURN NULL;
END $$;
CREATE TRIGGER plan_flow_schedule AFTER INSERT ON flow_publications FOR EACH ROW
  WHEN (NEW.kind = 'schedule' AND current_user = 'recado_app') EXECUTE FUNCTION plan_flow_schedule();
