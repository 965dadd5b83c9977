-- First answers and resolutions in business hours beside the time of the clock (docs/decisions/0034).

-- When a calendar was open and will be, as the program counts it (modules/calendars/open-spans.ts): SQL only adds up. A change
-- of the calendar replaces what is to come; what has been stays as it was, so a fact is counted by the hours of its time.
CREATE TABLE calendar_openings (
  tenant_id uuid NOT NULL,
  calendar_id uuid NOT NULL,
  -- Two lists of equal length, in order: the n-th span is from opens[n] until just before closes[n].
  opens timestamptz[] NOT NULL,
  closes timestamptz[] NOT NULL,
  -- Known until just before this instant.
  known_until timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, calendar_id),
  FOREIGN KEY (tenant_id, calendar_id) REFERENCES business_calendars (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('calendar_openings');

-- Seconds in which an inbox was open between two instants; without a calendar it always is. Null: its openings are not known.
CREATE FUNCTION open_seconds(p_tenant uuid, p_inbox uuid, p_from timestamptz, p_until timestamptz)
RETURNS double precision LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN i.calendar_id IS NULL THEN greatest(0, extract(epoch FROM p_until - p_from))
    -- Two binary searches, and only the spans between them: a list has some 1,100.
    WHEN o.known_until >= p_until THEN (
      SELECT coalesce(sum(extract(epoch FROM least(s.closes, p_until) - greatest(s.opens, p_from))), 0)
        FROM unnest(o.opens[greatest(width_bucket(p_from, o.opens), 1):width_bucket(p_until, o.opens)],
                    o.closes[greatest(width_bucket(p_from, o.opens), 1):width_bucket(p_until, o.opens)]) s (opens, closes)
       WHERE s.closes > p_from AND s.opens < p_until)
  END::double precision
    FROM inboxes i
    LEFT JOIN calendar_openings o ON o.tenant_id = i.tenant_id AND o.calendar_id = i.calendar_id
   WHERE i.tenant_id = p_tenant AND i.id = p_inbox
$$;

-- Beside `seconds`, of the same time; null while it is not counted: the job reports.count_business_time does.
ALTER TABLE conversation_facts ADD COLUMN business_seconds double precision;
DROP INDEX conversation_facts_period;
CREATE INDEX conversation_facts_period ON conversation_facts (tenant_id, at)
  INCLUDE (kind, seconds, business_seconds, member_id, conversation_id);
CREATE INDEX conversation_facts_uncounted ON conversation_facts (tenant_id, at)
  WHERE business_seconds IS NULL AND seconds IS NOT NULL;

-- As in 0012, with the business time.
CREATE OR REPLACE FUNCTION note_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz;
  ended timestamptz := coalesce(NEW.resolved_at, NEW.updated_at);
BEGIN
  IF NEW.status = 'resolved' THEN
    SELECT coalesce(max(f.at), NEW.created_at) INTO began FROM conversation_facts f
     WHERE f.tenant_id = NEW.tenant_id AND f.conversation_id = NEW.id AND f.kind IN ('opened', 'reopened');
    INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at, member_id, seconds, business_seconds)
    VALUES (NEW.tenant_id, NEW.id, 'resolved', ended, NEW.assignee_id, greatest(0, extract(epoch FROM ended - began)),
            open_seconds(NEW.tenant_id, NEW.inbox_id, began, ended))
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

CREATE OR REPLACE FUNCTION note_first_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_facts (tenant_id, conversation_id, kind, at, member_id, seconds, business_seconds)
  SELECT NEW.tenant_id, NEW.id, 'answered', NEW.first_response_at,
         (SELECT m.author_id FROM messages m
           WHERE m.tenant_id = NEW.tenant_id AND m.conversation_id = NEW.id AND m.seq = NEW.last_seq
             AND m.author_kind = 'member'),
         greatest(0, extract(epoch FROM NEW.first_response_at - OLD.waiting_since)),
         open_seconds(NEW.tenant_id, NEW.inbox_id, OLD.waiting_since, NEW.first_response_at)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- Openings of calendars and business times of facts that are there already: the program counts them, page by page.
ALTER TABLE business_calendars NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_facts NO FORCE ROW LEVEL SECURITY;
INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
SELECT uuidv7(), t.tenant_id, 'job', 'reports.count_business_time', '{}', now()
  FROM (SELECT b.tenant_id FROM business_calendars b
        UNION SELECT f.tenant_id FROM conversation_facts f WHERE f.seconds IS NOT NULL) t;
ALTER TABLE business_calendars FORCE ROW LEVEL SECURITY;
ALTER TABLE conversation_facts FORCE ROW LEVEL SECURITY;
