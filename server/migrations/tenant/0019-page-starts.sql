-- Flows that speak first on a page of the site (starts of the kind `page_url`).

-- What such a start begins with, in words, where it is the same for everybody: shown beside the launcher before a conversation
-- exists. Null: only known once the flow runs. Written by publishing, as the whole row.
ALTER TABLE flow_publications ADD COLUMN opening text;

-- To which visitor a flow spoke first, and when: a page that is loaded again, or in two tabs, begins nothing twice.
CREATE TABLE flow_page_starts (
  tenant_id uuid NOT NULL,
  -- The browser's, as its token has it; not the contact's.
  visitor_id uuid NOT NULL,
  flow_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, visitor_id, flow_id),
  FOREIGN KEY (tenant_id, flow_id) REFERENCES flows (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('flow_page_starts');
CREATE INDEX flow_page_starts_old ON flow_page_starts (tenant_id, started_at);
