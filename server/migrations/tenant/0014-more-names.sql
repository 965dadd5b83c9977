-- Calendars and saved views, too: names that look alike are one name (`name_key()`). A view of everybody and one's own may
-- share theirs, as shortcuts may. And no role of a company's own is named like one of the system's, in any language.

-- As in the migration of names: policies rest while those that look like an older one get a number.
DO $$
DECLARE
  named record;
  changed int;
BEGIN
  FOR named IN
    SELECT * FROM (VALUES
      ('business_calendars', 'tenant_id', 'false'),
      ('saved_views', 'tenant_id, owner_id', 'false'),
      -- The first number is the system's own.
      ('roles', 'tenant_id', 'name_key(x.name) IN (
         ''titular'', ''administração'', ''supervisão'', ''atendimento'', ''consulta'',
         ''owner'', ''admin'', ''administrator'', ''supervisor'', ''agent'', ''viewer'',
         ''administración'', ''supervisión'', ''atención'')')
    ) AS each (of, within, reserved)
  LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', named.of);
    IF named.of = 'roles' THEN
      DROP INDEX roles_name;
    END IF;
    -- Ends: each turn makes names longer, and a name that nobody has cannot be taken.
    LOOP
      EXECUTE format(
        'UPDATE %1$I t SET name = t.name || '' ('' || d.place::text || '')''
           FROM (SELECT x.tenant_id, x.id,
                        row_number() OVER (PARTITION BY %2$s, name_key(x.name) ORDER BY x.created_at, x.id)
                          + CASE WHEN %3$s THEN 1 ELSE 0 END AS place
                   FROM %1$I x) d
          WHERE d.tenant_id = t.tenant_id AND d.id = t.id AND d.place > 1',
        named.of, named.within, named.reserved);
      GET DIAGNOSTICS changed = ROW_COUNT;
      EXIT WHEN changed = 0;
    END LOOP;
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named.of);
  END LOOP;
END $$;

CREATE UNIQUE INDEX business_calendars_name ON business_calendars (tenant_id, name_key(name));
CREATE UNIQUE INDEX saved_views_name
  ON saved_views (tenant_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), name_key(name));
CREATE UNIQUE INDEX roles_name ON roles (tenant_id, name_key(name));
