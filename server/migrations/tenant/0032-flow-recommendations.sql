-- What somebody was recommended in a conversation, by a flow or by a person, is found by it, for the trail of their lead.
CREATE INDEX recommendations_told ON recommendations (tenant_id, conversation_id) WHERE conversation_id IS NOT NULL;
ALTER TABLE recommendations DROP CONSTRAINT recommendations_source_check;
ALTER TABLE recommendations ADD CONSTRAINT recommendations_source_check
  CHECK (source IN ('questionnaire', 'search', 'critique', 'agent'));
