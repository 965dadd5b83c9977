-- The audit log is append-only for every login role, also where one has no grant to change it today.
REVOKE UPDATE, DELETE ON audit_entries FROM recado_app, recado_relay, recado_mover, recado_readonly;
