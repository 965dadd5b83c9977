-- Migrations and triggers make ids by `uuidv7()`, which PostgreSQL has from version 18 on. Servers before that get ours: in
-- `extensions`, which is on the search path of every migration and of every tenant's transaction, behind pg_catalog: where the
-- server has its own, that one is found first and this file makes none.

-- As RFC 9562 says, method 3 of its section 6.2: 48 bits of milliseconds, 12 bits of what follows them, then chance. Ids made
-- one after another by one server are in order down to the microsecond.
CREATE FUNCTION recado.make_uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(t.us / 1000), 12, '0') || '7' || lpad(to_hex(t.us % 1000 * 4096 / 1000), 3, '0')
          -- A version 4 has the variant's two bits, and chance, in its second half.
          || right(replace(gen_random_uuid()::text, '-', ''), 16))::uuid
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS us) t
$$;

DO $$ BEGIN
  IF to_regprocedure('pg_catalog.uuidv7()') IS NULL THEN
    CREATE FUNCTION extensions.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT recado.make_uuid_v7()';
  END IF;
END $$;
