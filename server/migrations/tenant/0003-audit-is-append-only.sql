-- The audit log is append-only for every login role. protect() lets the mover update and delete; it copies a tenant's
-- rows with SELECT and INSERT, and the rows of a place that a tenant left are removed by the owner.
REVOKE UPDATE, DELETE ON audit_entries FROM recado_mover;
