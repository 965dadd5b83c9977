-- A migration may leave work to a job: what cannot be done in SQL, or not while everybody waits. It runs as the owner.
CREATE POLICY migrations_plan ON recado.outbox FOR INSERT TO recado_owner WITH CHECK (kind = 'job' AND tenant_id IS NOT NULL);
