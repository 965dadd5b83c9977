-- Every part of a file asks how much is unfinished, every new one how many its uploader has open: both look at the few rows
-- that are not sent yet.
CREATE INDEX attachments_open ON attachments (tenant_id, uploader, created_at)
 WHERE status IN ('uploading', 'ready');
