-- What customers say of a conversation once it is resolved: stars and, if they like, a word. One for each conversation; within
-- a day they may change their mind. Who is rated is who had the conversation then, whoever has it later.
CREATE TABLE ratings (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  inbox_id uuid NOT NULL,
  -- Null: nobody had it. May name somebody who has left since.
  assignee_id uuid,
  stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  comment text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, conversation_id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id),
  FOREIGN KEY (tenant_id, inbox_id) REFERENCES inboxes (tenant_id, id)
);
SELECT recado.protect('ratings');
-- Figures go by the day on which it was said, erasure and merging by the person.
CREATE INDEX ratings_by_day ON ratings (tenant_id, created_at);
CREATE INDEX ratings_contact ON ratings (tenant_id, contact_id);
