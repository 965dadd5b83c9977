-- Erasing a person (LGPD, art. 18 VI): how far it is, and the one way by which the audit log forgets a name.

CREATE TABLE contact_erasures (
  tenant_id uuid NOT NULL,
  -- The contact where the merges ended, and with it all that were merged into it.
  contact_id uuid NOT NULL,
  contact_ids uuid[] NOT NULL,
  -- By what texts are searched: what the person was called and how they were reached. Null as soon as the work is done.
  terms jsonb,
  -- {own, wide, unshared}: regular expressions made of the terms. Null before and after.
  patterns jsonb,
  -- Contacts that share a name or a number with this one.
  bearer_ids uuid[] NOT NULL DEFAULT '{}',
  -- The step that is being done and where it is; `changed` counts what steps changed, by name.
  step text NOT NULL,
  cursor jsonb,
  changed jsonb NOT NULL DEFAULT '{}',
  requested_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, contact_id),
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id),
  CHECK (finished_at IS NULL OR (terms IS NULL AND patterns IS NULL))
);
SELECT recado.protect('contact_erasures');
CREATE INDEX contact_erasures_unfinished ON contact_erasures (tenant_id, updated_at) WHERE finished_at IS NULL;

ALTER TABLE scheduled_messages DROP CONSTRAINT scheduled_messages_cancel_reason_check;
ALTER TABLE scheduled_messages ADD CONSTRAINT scheduled_messages_cancel_reason_check
  CHECK (cancel_reason IN ('person', 'resolved', 'replied', 'blocked', 'author_gone', 'erased'));

-- The application may add to the audit log and change nothing in it. Erasure alone goes through here: only while an erasure
-- of an erased contact is under way, only what `before` and `after` say, only by replacing that person with one pseudonym
-- (`erased:<contact>`). Who did what, to what and when stays. Each page that changes something says so in the log itself.
CREATE POLICY erasure_reads ON audit_entries FOR SELECT TO recado_owner USING (true);
CREATE POLICY erasure_redacts ON audit_entries FOR UPDATE TO recado_owner USING (true) WITH CHECK (true);
CREATE POLICY erasure_records ON audit_entries FOR INSERT TO recado_owner WITH CHECK (action = 'contact.audit_redacted');
CREATE POLICY erasure_reads ON contact_erasures FOR SELECT TO recado_owner USING (true);
CREATE POLICY erasure_reads ON conversations FOR SELECT TO recado_owner USING (true);

CREATE FUNCTION redact_audit_entries(p_contact uuid, p_after uuid, p_limit int, p_entry uuid, p_now timestamptz)
RETURNS TABLE (seen int, changed int, last_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  e contact_erasures;
BEGIN
  SELECT x.* INTO e FROM contact_erasures x
    JOIN contacts k ON k.tenant_id = x.tenant_id AND k.id = x.contact_id AND k.erased_at IS NOT NULL
   WHERE x.tenant_id = tenant AND x.contact_id = p_contact AND x.finished_at IS NULL AND x.patterns IS NOT NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure of this contact is under way' USING ERRCODE = 'RC020';
  END IF;
  WITH page AS MATERIALIZED (
    SELECT a.id, CASE
        WHEN a.target_kind = 'contact' AND a.target_id = ANY (e.contact_ids::text[]) THEN e.patterns ->> 'own'
        WHEN c.contact_id = ANY (e.contact_ids) THEN e.patterns ->> 'own'
        WHEN c.contact_id = ANY (e.bearer_ids) THEN e.patterns ->> 'unshared'
        WHEN a.target_kind = 'contact' AND a.target_id = ANY (e.bearer_ids::text[]) THEN e.patterns ->> 'unshared'
        ELSE e.patterns ->> 'wide' END AS pattern
      FROM audit_entries a
      LEFT JOIN conversations c ON c.tenant_id = tenant AND c.id::text = coalesce(
        CASE WHEN a.target_kind = 'conversation' THEN a.target_id END,
        a.before ->> 'conversation_id', a.after ->> 'conversation_id')
     WHERE a.tenant_id = tenant AND (p_after IS NULL OR a.id > p_after)
     ORDER BY a.id LIMIT least(p_limit, 2000)
  ), redacted AS (
    UPDATE audit_entries a
       SET before = recado.redact_json(a.before, p.pattern, 'erased:' || p_contact),
           after = recado.redact_json(a.after, p.pattern, 'erased:' || p_contact)
      FROM page p
     WHERE a.tenant_id = tenant AND a.id = p.id
       AND (recado.json_words(a.before) ~ p.pattern OR recado.json_words(a.after) ~ p.pattern)
       AND (recado.redact_json(a.before, p.pattern, 'erased:' || p_contact) IS DISTINCT FROM a.before
            OR recado.redact_json(a.after, p.pattern, 'erased:' || p_contact) IS DISTINCT FROM a.after)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM redacted), (SELECT p.id FROM page p ORDER BY p.id DESC LIMIT 1)
    INTO seen, changed, last_id;
  IF changed > 0 THEN
    INSERT INTO audit_entries (tenant_id, id, at, actor, action, target_kind, target_id, after)
    VALUES (tenant, p_entry, p_now, '{"kind": "system", "name": "contacts.erase"}', 'contact.audit_redacted', 'contact',
            p_contact::text, jsonb_build_object('entries', changed));
  END IF;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION redact_audit_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redact_audit_entries TO recado_app;
