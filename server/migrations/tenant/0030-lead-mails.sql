-- What arrives by mail beside what a portal posts.
ALTER TABLE lead_arrivals ADD COLUMN channel text NOT NULL DEFAULT 'portal' CHECK (channel IN ('portal', 'mail'));
-- A mail's own id: providers post a mail again when they were not answered in time.
ALTER TABLE lead_arrivals ADD COLUMN sent_id text;
CREATE UNIQUE INDEX lead_arrivals_sent ON lead_arrivals (tenant_id, portal_id, sent_id) WHERE sent_id IS NOT NULL;

-- Before the company's name in the portal's own mail address, where the installation receives mail. Anybody may write to it, as to any.
ALTER TABLE lead_portals ADD COLUMN mail_key text;
CREATE UNIQUE INDEX lead_portals_mail_key ON lead_portals (tenant_id, mail_key) WHERE mail_key IS NOT NULL;
