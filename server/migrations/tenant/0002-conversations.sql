-- Conversations, messages, contacts and the daily tools around them. As in 0001: tenant_id first in each key, composite
-- foreign keys, recado.protect().

ALTER TABLE members
  ADD COLUMN capacity int NOT NULL DEFAULT 10 CHECK (capacity BETWEEN 0 AND 1000),
  ADD COLUMN availability text NOT NULL DEFAULT 'online' CHECK (availability IN ('online', 'busy', 'offline')),
  ADD COLUMN signature text NOT NULL DEFAULT '',
  -- Open conversations of theirs now; kept by keep_capacity() below, never written by hand.
  ADD COLUMN open_conversations int NOT NULL DEFAULT 0 CHECK (open_conversations >= 0),
  -- When a conversation was last given to them; in a rotation the longest ago is next.
  ADD COLUMN last_assigned_at timestamptz;

CREATE TABLE teams (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);
SELECT recado.protect('teams');

CREATE TABLE team_members (
  tenant_id uuid NOT NULL,
  team_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, team_id, member_id),
  FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('team_members');
CREATE INDEX team_members_member ON team_members (tenant_id, member_id);

CREATE TABLE business_calendars (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  timezone text NOT NULL,
  -- [{weekday: 0..6 (0 Sunday), from: "08:00", to: "18:00"}]
  hours jsonb NOT NULL,
  national_holidays boolean NOT NULL DEFAULT true,
  -- Carnival, Ash Wednesday and Corpus Christi: each company decides.
  optional_holidays boolean NOT NULL DEFAULT false,
  -- [{date: "2026-01-25" or "01-25" each year, name, from?, to?}]
  holidays jsonb NOT NULL DEFAULT '[]',
  closed_message text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT recado.protect('business_calendars');

-- A way in: the widget of a site, a WhatsApp connection, an API.
CREATE TABLE inboxes (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('widget', 'whatsapp', 'api')),
  -- What the widget's script tag carries; it names the inbox in public and opens nothing by itself.
  public_key text NOT NULL,
  -- Sealed secret of the HMAC by which the tenant's site says who its visitor is.
  sealed_identity_secret text,
  identity_required boolean NOT NULL DEFAULT false,
  team_id uuid,
  calendar_id uuid,
  -- Assignment: manual, or by rotation among those online and with room.
  assignment text NOT NULL DEFAULT 'manual' CHECK (assignment IN ('manual', 'rotation')),
  -- After so many seconds without an answer a rotated conversation goes to the next. Null: never.
  redistribute_after_s int,
  label_required_on_resolve boolean NOT NULL DEFAULT false,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, public_key),
  FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
  FOREIGN KEY (tenant_id, calendar_id) REFERENCES business_calendars (tenant_id, id)
);
SELECT recado.protect('inboxes');

CREATE TABLE contacts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL DEFAULT '',
  email text,
  -- E.164, Brazilian mobiles always with the ninth digit: with and without it one contact.
  phone text,
  locale text,
  attributes jsonb NOT NULL DEFAULT '{}',
  notes text NOT NULL DEFAULT '',
  blocked boolean NOT NULL DEFAULT false,
  consent jsonb NOT NULL DEFAULT '{}',
  merged_into uuid,
  last_seen_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- Words to find them by, folded and parted by blanks, as modules/contacts/search-words.ts writes them.
  search_text text NOT NULL DEFAULT '',
  -- Deleted contacts stay 30 days; LGPD erasure removes what says who they were at once, and the row stays as a place.
  deleted_at timestamptz,
  erased_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, merged_into) REFERENCES contacts (tenant_id, id)
);
SELECT recado.protect('contacts');
CREATE INDEX contacts_email ON contacts (tenant_id, lower(email)) WHERE merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX contacts_phone ON contacts (tenant_id, phone) WHERE merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX contacts_recent ON contacts (tenant_id, updated_at DESC, id DESC)
  WHERE merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX contacts_merged ON contacts (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contacts_deleted ON contacts (tenant_id, deleted_at) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX contacts_search ON contacts USING gin (tenant_id, array_to_tsvector(string_to_array(search_text, ' ')))
  WHERE merged_into IS NULL AND deleted_at IS NULL;

-- As search_messages below: the index is no use under a policy, so the owner looks and gives back places. A rare word is
-- looked up in the GIN index and sorted; one that more than 2,000 have is found soon by walking the newest. Of 100,000
-- contacts the median is 5 to 18 ms either way; left alone, the planner walked them all (41 ms) for a word nobody has.
CREATE POLICY search_access ON contacts FOR SELECT TO recado_owner USING (true);
CREATE FUNCTION search_contacts(p_query tsquery, p_before timestamptz, p_before_id uuid, p_limit int)
RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  WITH found AS MATERIALIZED (
    SELECT c.id, c.updated_at
      FROM contacts c
     WHERE c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
       AND array_to_tsvector(string_to_array(c.search_text, ' ')) @@ p_query
       AND c.merged_into IS NULL AND c.deleted_at IS NULL
     LIMIT 2001
  ), rare AS (
    SELECT count(*) <= 2000 AS yes FROM found
  ), few AS (
    SELECT s.id, s.updated_at
      FROM found s
     WHERE (SELECT yes FROM rare) AND (p_before IS NULL OR (s.updated_at, s.id) < (p_before, p_before_id))
     ORDER BY s.updated_at DESC, s.id DESC LIMIT least(p_limit, 101)
  ), many AS (
    SELECT c.id, c.updated_at
      FROM contacts c
     WHERE NOT (SELECT yes FROM rare)
       AND c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
       AND array_to_tsvector(string_to_array(c.search_text, ' ')) @@ p_query
       AND c.merged_into IS NULL AND c.deleted_at IS NULL
       AND (p_before IS NULL OR (c.updated_at, c.id) < (p_before, p_before_id))
     ORDER BY c.updated_at DESC, c.id DESC LIMIT least(p_limit, 101)
  )
  SELECT f.id FROM few f UNION ALL SELECT m.id FROM many m
$$;
REVOKE ALL ON FUNCTION search_contacts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_contacts TO recado_app;

-- How a channel knows somebody: a visitor's id, a phone, a WhatsApp LID, the site's own user id.
CREATE TABLE contact_identities (
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('visitor', 'user', 'phone', 'whatsapp_lid', 'email', 'api')),
  external_id text NOT NULL,
  contact_id uuid NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, external_id),
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('contact_identities');
CREATE INDEX contact_identities_contact ON contact_identities (tenant_id, contact_id);

CREATE TABLE conversations (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  inbox_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Given to the customer: YYYYMMDD-NNNN, unique in the tenant.
  protocol text NOT NULL,
  status recado.conversation_status NOT NULL DEFAULT 'open',
  snoozed_until timestamptz,
  priority recado.conversation_priority NOT NULL DEFAULT 0,
  -- May name somebody who has left, in what they resolved: reopened it is nobody's.
  assignee_id uuid,
  assigned_at timestamptz,
  team_id uuid,
  -- Number of the last message; messages are numbered from 1 without gaps.
  last_seq bigint NOT NULL DEFAULT 0,
  -- How many of them came from the customer. Unread is this number less what it was when a member last looked.
  inbound_count bigint NOT NULL DEFAULT 0,
  -- Of the last message that people wrote: what merely happened (kind event) does not move a conversation in lists.
  last_message_seq bigint NOT NULL DEFAULT 0,
  last_message_at timestamptz NOT NULL,
  last_message_preview text NOT NULL DEFAULT '',
  last_message_direction recado.message_direction,
  -- Oldest inbound message nobody has answered; null when it is the customer's turn.
  waiting_since timestamptz,
  first_response_at timestamptz,
  -- What the customer's side has got and seen: up to which seq. Sent, delivered and read are different facts.
  contact_delivered_seq bigint NOT NULL DEFAULT 0,
  contact_read_seq bigint NOT NULL DEFAULT 0,
  resolved_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, protocol),
  FOREIGN KEY (tenant_id, inbox_id) REFERENCES inboxes (tenant_id, id),
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id),
  FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id)
);
SELECT recado.protect('conversations');
-- Keyset lists: newest first, by state, by assignee, by team. Each is a walk along one index, whatever is stored. Every
-- message moves its conversation in all of them (about 0.02 ms each), so what is asked for less (inbox, label, priority) is
-- looked at along the way.
CREATE INDEX conversations_by_status ON conversations (tenant_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_assignee ON conversations (tenant_id, assignee_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_team ON conversations (tenant_id, team_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_contact ON conversations (tenant_id, contact_id, last_message_at DESC);
-- Those that wait for somebody, the longest first: few, and a row enters and leaves once.
CREATE INDEX conversations_waiting ON conversations (tenant_id, team_id, created_at)
  WHERE status = 'open' AND assignee_id IS NULL;

-- Capacity is held here and nowhere else, whatever path a conversation takes: assigned, reopened by the customer, woken.
-- The member's row is its own lock, so 20 assignments at once cannot overfill it. One who is full cannot be given a
-- conversation (RC010); one that comes back to somebody who is full comes back to nobody. The mover copies both sides.
CREATE FUNCTION keep_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
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
      IF NOT same THEN RAISE EXCEPTION 'member is at capacity' USING ERRCODE = 'RC010'; END IF;
      NEW.assignee_id := NULL;
      NEW.assigned_at := NULL;
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_capacity_on_change BEFORE UPDATE OF status, assignee_id ON conversations FOR EACH ROW
  WHEN ((OLD.status IS DISTINCT FROM NEW.status OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id)
        AND current_user = 'recado_app')
  EXECUTE FUNCTION keep_capacity();
CREATE TRIGGER keep_capacity BEFORE INSERT OR DELETE ON conversations FOR EACH ROW
  WHEN (current_user = 'recado_app') EXECUTE FUNCTION keep_capacity();

-- Protocol numbers: one counter a tenant and day.
CREATE TABLE protocol_counters (
  tenant_id uuid NOT NULL,
  day date NOT NULL,
  last_number int NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
SELECT recado.protect('protocol_counters');

CREATE TABLE messages (
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  -- The sender's own id: a retry is the same message.
  client_id text NOT NULL,
  -- Of the content, so that a client_id used again with other content is refused.
  content_hash text NOT NULL,
  inbox_id uuid NOT NULL,
  -- The channel's id of an inbound message, unique in its inbox.
  external_id text,
  direction recado.message_direction NOT NULL,
  kind recado.message_kind NOT NULL,
  author_kind recado.author_kind NOT NULL,
  author_id uuid,
  author_name text NOT NULL DEFAULT '',
  body text NOT NULL DEFAULT '',
  attachments jsonb NOT NULL DEFAULT '[]',
  mentions uuid[] NOT NULL DEFAULT '{}',
  reply_to_seq bigint,
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  -- A tombstone: body and attachments are gone, the number stays.
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, conversation_id, seq),
  UNIQUE (tenant_id, conversation_id, client_id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('messages');
CREATE UNIQUE INDEX messages_external ON messages (tenant_id, inbox_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX messages_search ON messages USING gin
  (tenant_id, to_tsvector('recado.portuguese', body)) WITH (fastupdate = on);

-- Operators of a GIN index are not leakproof, so the planner will not use one under a policy. This function runs as the
-- owner, who is let in for reading by name, takes the tenant of the context (and no other), and gives back places, not
-- contents: the caller then reads the messages through its own policies. Newest first, from (p_before, p_before_id) on: the
-- id tells apart what was written in one millisecond.
CREATE POLICY search_access ON messages FOR SELECT TO recado_owner USING (true);
CREATE FUNCTION search_messages(p_query text, p_before timestamptz, p_before_id uuid, p_limit int)
RETURNS TABLE (conversation_id uuid, seq bigint, id uuid, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT m.conversation_id, m.seq, m.id, m.created_at
    FROM messages m
   WHERE m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
     AND to_tsvector('recado.portuguese', m.body) @@ websearch_to_tsquery('recado.portuguese', p_query)
     AND m.deleted_at IS NULL AND (m.created_at, m.id) < (p_before, p_before_id)
   ORDER BY m.created_at DESC, m.id DESC LIMIT least(p_limit, 100)
$$;
REVOKE ALL ON FUNCTION search_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_messages TO recado_app;

-- What each person has seen, up to which seq: unread is what came after.
CREATE TABLE conversation_reads (
  tenant_id uuid NOT NULL,
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  last_seen_seq bigint NOT NULL,
  -- conversations.inbound_count as it stood at last_seen_seq.
  seen_inbound bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, conversation_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('conversation_reads');
CREATE INDEX conversation_reads_conversation ON conversation_reads (tenant_id, conversation_id);

CREATE TABLE mentions (
  tenant_id uuid NOT NULL,
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  seen_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, conversation_id, seq),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('mentions');
CREATE INDEX mentions_unseen ON mentions (tenant_id, member_id, created_at DESC) WHERE seen_at IS NULL;

-- Who sees a conversation: 'all' everything, 'own' what is assigned to the viewer, 'team' that and what belongs to one of
-- p_teams. The one place; lists ask for the same by walks (conversation-view.sql.ts), and a test compares the two. No
-- sub-select in it: then the planner takes it as if it were written in place.
CREATE FUNCTION sees_conversation(p_sight text, p_viewer uuid, p_teams uuid[], p_assignee uuid, p_team uuid) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT p_sight = 'all' OR coalesce(p_assignee = p_viewer, false)
      OR coalesce(p_sight = 'team' AND p_team = ANY (p_teams), false)
$$;

-- The data of message.created, .edited and .deleted. What `presentMessage` says of a row, this says in SQL.
CREATE FUNCTION message_event(m messages, p_assignee uuid, p_team uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'conversation_id', m.conversation_id, 'inbox_id', m.inbox_id, 'assignee_id', p_assignee, 'team_id', p_team,
    'message', jsonb_build_object(
      'id', m.id, 'conversation_id', m.conversation_id, 'seq', m.seq, 'client_id', m.client_id, 'kind', m.kind,
      'direction', m.direction, 'author', jsonb_build_object(
        'kind', m.author_kind, 'name', m.author_name,
        'member_id', CASE m.author_kind WHEN 'member' THEN m.author_id END,
        'contact_id', CASE m.author_kind WHEN 'contact' THEN m.author_id END),
      'body', m.body, 'attachments', m.attachments, 'mentions', m.mentions, 'reply_to_seq', m.reply_to_seq,
      'data', m.data, 'created_at', m.created_at, 'edited_at', m.edited_at, 'deleted_at', m.deleted_at))
$$;

-- The whole of accepting a message in one round trip: it takes the conversation's next number (the row's lock is the
-- order), stores the message, moves the conversation, writes the event beside its cause. A message that is stored already
-- is named instead. A function, because each statement in it sees what was committed while the one before waited for the
-- lock, and because the same as one statement with eight sub-statements took 0.58 ms of the database and not 0.46.
-- No row: no such conversation for this viewer.
CREATE FUNCTION accept_message(
  p_tenant uuid, p_conversation uuid, p_sight text, p_viewer uuid,
  p_id uuid, p_client text, p_hash text, p_external text, p_direction text, p_kind text,
  p_author_kind text, p_author uuid, p_author_name text, p_body text, p_signed boolean, p_preview text,
  p_attachments jsonb, p_mentions uuid[], p_reply_to bigint, p_data jsonb, p_at timestamptz, p_now timestamptz, p_event uuid)
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
      direction, kind, author_kind, author_id, author_name, body, attachments, mentions, reply_to_seq, data, created_at)
    VALUES (p_tenant, p_conversation, c.last_seq, p_id, p_client, p_hash, c.inbox_id, p_external,
      p_direction, p_kind, p_author_kind, p_author, p_author_name,
      CASE WHEN p_signed THEN p_body || coalesce((SELECT E'\n\n' || mb.signature FROM members mb
        WHERE mb.tenant_id = p_tenant AND mb.id = p_author AND mb.signature <> ''), '') ELSE p_body END,
      p_attachments, p_mentions, p_reply_to, p_data, p_at)
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

CREATE TABLE labels (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  colour text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);
SELECT recado.protect('labels');

CREATE TABLE conversation_labels (
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  label_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, conversation_id, label_id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, label_id) REFERENCES labels (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('conversation_labels');
CREATE INDEX conversation_labels_label ON conversation_labels (tenant_id, label_id);

CREATE TABLE canned_responses (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  shortcut text NOT NULL,
  body text NOT NULL,
  -- Null: for everybody in the tenant.
  owner_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('canned_responses');
CREATE UNIQUE INDEX canned_responses_shortcut
  ON canned_responses (tenant_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), shortcut);

-- Who has a socket, on which node, until when unless the node says it again. A node that dies stops saying it: nobody
-- stays online because of it. `members.availability` is what a person wants to be seen as; who is not here is offline.
CREATE TABLE member_presence (
  tenant_id uuid NOT NULL,
  member_id uuid NOT NULL,
  node_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, node_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('member_presence');

CREATE TABLE drafts (
  tenant_id uuid NOT NULL,
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind text NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'note')),
  body text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, conversation_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('drafts');

CREATE TABLE scheduled_messages (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  body text NOT NULL,
  send_at timestamptz NOT NULL,
  -- A reminder that the customer's answer makes pointless.
  cancel_on_reply boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'cancelled')),
  cancel_reason text CHECK (cancel_reason IN ('person', 'resolved', 'replied', 'blocked', 'author_gone')),
  sent_seq bigint,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  -- Whoever wrote it may have left since: then it is cancelled when it is due.
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('scheduled_messages');
CREATE INDEX scheduled_messages_conversation ON scheduled_messages (tenant_id, conversation_id, status);

CREATE TABLE saved_views (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  -- Null: shared with everybody.
  owner_id uuid,
  filters jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES members (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('saved_views');

-- A file of a conversation: uploaded in parts, sniffed, then sent with a message.
CREATE TABLE attachments (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  -- member:<id> or contact:<id>: only whoever uploads may go on with it or send it.
  uploader text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('image', 'document', 'audio')),
  name text NOT NULL,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL,
  received_bytes bigint NOT NULL DEFAULT 0,
  -- What arrived, in order: [{key, size}]. Emptied when they became one file.
  parts jsonb NOT NULL DEFAULT '[]',
  storage_key text NOT NULL,
  thumbnail_key text,
  width int,
  height int,
  duration_ms int,
  status text NOT NULL DEFAULT 'uploading' CHECK (status IN ('uploading', 'ready', 'sent', 'refused')),
  refused_reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('attachments');
CREATE INDEX attachments_conversation ON attachments (tenant_id, conversation_id);
CREATE INDEX attachments_stale ON attachments (tenant_id, status, created_at);
CREATE INDEX attachments_uploader ON attachments (tenant_id, uploader);

-- A contact's timeline shows what was done to it.
CREATE INDEX audit_entries_target ON audit_entries (tenant_id, target_kind, target_id, id DESC);
