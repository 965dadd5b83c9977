-- The realm within which a channel's id names one person: the inbox whose secret proved a user's id, empty where an id is
-- the same everywhere (a phone, an e-mail). Two sites of a company both have a user 1.
ALTER TABLE contact_identities ADD COLUMN realm text NOT NULL DEFAULT '';

-- The tables' owner is under their policies, too; for the statements below the policies rest. The lock of the ALTERs keeps
-- everybody else out until the commit.
ALTER TABLE contact_identities NO FORCE ROW LEVEL SECURITY;
ALTER TABLE conversations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE inboxes NO FORCE ROW LEVEL SECURITY;

-- A browser's id names nobody who was proved to be somebody: whoever had the browser before has its token, too.
DELETE FROM contact_identities v
 WHERE v.kind = 'visitor'
   AND EXISTS (SELECT FROM contact_identities p
                WHERE p.tenant_id = v.tenant_id AND p.contact_id = v.contact_id AND (p.kind = 'user' OR p.verified));

-- Which inbox proved a user was not kept. It is the one where their history began, or the only one that can prove anybody.
UPDATE contact_identities i
   SET realm = coalesce(
         (SELECT c.inbox_id::text FROM conversations c
            JOIN inboxes b ON b.tenant_id = c.tenant_id AND b.id = c.inbox_id AND b.sealed_identity_secret IS NOT NULL
           WHERE c.tenant_id = i.tenant_id AND c.contact_id = i.contact_id
           ORDER BY c.created_at, c.id LIMIT 1),
         (SELECT min(b.id::text) FROM inboxes b
           WHERE b.tenant_id = i.tenant_id AND b.sealed_identity_secret IS NOT NULL HAVING count(*) = 1),
         '')
 WHERE i.kind = 'user';
-- Of whom neither is true no site may say that they are theirs; at their next visit they begin anew.
DELETE FROM contact_identities WHERE kind = 'user' AND realm = '';

ALTER TABLE contact_identities FORCE ROW LEVEL SECURITY;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
ALTER TABLE inboxes FORCE ROW LEVEL SECURITY;

ALTER TABLE contact_identities DROP CONSTRAINT contact_identities_pkey;
ALTER TABLE contact_identities ADD PRIMARY KEY (tenant_id, kind, realm, external_id);
ALTER TABLE contact_identities ADD CHECK (realm <> '' OR kind <> 'user');

-- Visits that are over: tokens are signed and not stored, so it is their end that is kept, as long as one of them may live.
CREATE TABLE ended_visits (
  tenant_id uuid NOT NULL,
  visitor_id text NOT NULL,
  ended_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, visitor_id)
);
SELECT recado.protect('ended_visits');
CREATE INDEX ended_visits_age ON ended_visits (tenant_id, ended_at);
