-- Names that look alike are one name: whatever their case, composition, width, kind and number of blanks, and characters
-- that nobody sees. The contract stores names clean (`cleanLine`); this is what they are compared by. Accents tell apart.
CREATE FUNCTION name_key(p_name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    regexp_replace(
      lower(normalize(p_name, NFKC)),
      '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]',
      '', 'g'),
    '[\s\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'))
$$;

ALTER TABLE labels DROP CONSTRAINT labels_tenant_id_name_key;
DROP INDEX teams_name;
DROP INDEX canned_responses_shortcut;

-- Those that are there already and look like an older one get a number. The tables' owner is under their policies, too;
-- meanwhile the policies rest, and the lock of the ALTERs keeps everybody else out until the commit.
DO $$
DECLARE
  named record;
  changed int;
BEGIN
  FOR named IN
    SELECT * FROM (VALUES
      ('labels', 'name', 'tenant_id', 'true', ' (#)'),
      ('teams', 'name', 'tenant_id', 'retired_at IS NULL', ' (#)'),
      ('roles', 'name', 'tenant_id', 'true', ' (#)'),
      ('inboxes', 'name', 'tenant_id', 'retired_at IS NULL', ' (#)'),
      ('canned_responses', 'shortcut', 'tenant_id, owner_id', 'true', '-#')
    ) AS each (of, col, within, condition, suffix)
  LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', named.of);
    -- Ends: each turn makes names longer, and a name that nobody has cannot be taken.
    LOOP
      EXECUTE format(
        'UPDATE %1$I t SET %2$I = t.%2$I || replace(%5$L, ''#'', d.place::text)
           FROM (SELECT x.tenant_id, x.id,
                        row_number() OVER (PARTITION BY %3$s, name_key(x.%2$I) ORDER BY x.created_at, x.id) AS place
                   FROM %1$I x WHERE %4$s) d
          WHERE d.tenant_id = t.tenant_id AND d.id = t.id AND d.place > 1',
        named.of, named.col, named.within, named.condition, named.suffix);
      GET DIAGNOSTICS changed = ROW_COUNT;
      EXIT WHEN changed = 0;
    END LOOP;
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named.of);
  END LOOP;
END $$;

CREATE UNIQUE INDEX labels_name ON labels (tenant_id, name_key(name));
CREATE UNIQUE INDEX teams_name ON teams (tenant_id, name_key(name)) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX roles_name ON roles (tenant_id, name_key(name));
CREATE UNIQUE INDEX inboxes_name ON inboxes (tenant_id, name_key(name)) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX canned_responses_shortcut
  ON canned_responses (tenant_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), name_key(shortcut));

-- A message of nothing waits for ever: its time comes again and again, and it is refused each time.
ALTER TABLE scheduled_messages NO FORCE ROW LEVEL SECURITY;
UPDATE scheduled_messages SET status = 'cancelled', cancel_reason = 'person'
 WHERE status = 'waiting' AND name_key(body) = '';
ALTER TABLE scheduled_messages FORCE ROW LEVEL SECURITY;
