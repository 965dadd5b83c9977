-- The bin of time, 2^p_width seconds wide, that a tenant's instant falls in. Numbers are mixed with the tenant's id and the
-- width: with the tenant as a key of its own, a look into one bin went through a third list and cost three times as much.
CREATE FUNCTION time_bin(p_tenant uuid, p_at timestamptz, p_width int) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN uuid_hash_extended(p_tenant, p_width)
       # (floor(extract(epoch FROM p_at - timestamptz '2000-01-01 00:00:00Z'))::bigint >> p_width);

-- From 1.1 hours to 24 days.
CREATE FUNCTION time_bins(p_tenant uuid, p_at timestamptz) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[time_bin(p_tenant, p_at, 12), time_bin(p_tenant, p_at, 15), time_bin(p_tenant, p_at, 18), time_bin(p_tenant, p_at, 21)];

-- With its bins beside its words, the hits of a bin are found without those of others: GIN goes from one to the next place
-- that is in both lists. Messages come in the order of time, so a bin's places are near each other.
DROP INDEX messages_words;
CREATE INDEX messages_words ON messages USING gin (tenant_id, words, time_bins(tenant_id, created_at))
  WITH (fastupdate = on) WHERE words IS NOT NULL;

-- As in 0007, and a word that many messages have, but none of the newest: what GIN has of it is more than anybody should wait
-- for, so it is asked bin by bin, the newest first, until the page is full. The planner's statistics say what is rare; a bin
-- that has none costs what two descents of a tree do. Volatile, for EXPLAIN is a command.
DROP FUNCTION search_messages;
CREATE FUNCTION search_messages(p_query tsquery, p_before timestamptz, p_before_id uuid, p_limit int)
RETURNS TABLE (conversation_id uuid, seq bigint, id uuid, created_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET enable_seqscan = off SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  wanted int := least(p_limit, 100);
  found_now int;
  step int := 1000;
  newest timestamptz;
  oldest timestamptz;
  plan json;
  width int;
  seconds bigint;
BEGIN
  FOR walk IN 1..2 LOOP
    RETURN QUERY
      SELECT n.conversation_id, n.seq, n.id, n.created_at
        FROM (SELECT m.conversation_id, m.seq, m.id, m.created_at, m.words FROM messages m
               WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
               ORDER BY m.created_at DESC, m.id DESC LIMIT step) n
       WHERE n.words @@ p_query
       ORDER BY n.created_at DESC, n.id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    IF wanted = 0 THEN RETURN; END IF;
    SELECT m.created_at, m.id INTO p_before, p_before_id FROM messages m
     WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
     ORDER BY m.created_at DESC, m.id DESC OFFSET step - 1 LIMIT 1;
    IF NOT FOUND THEN RETURN; END IF;
    -- Twice as far as the thousand say, for words are not spread evenly.
    step := 2000 * wanted / greatest(found_now, 1);
    EXIT WHEN found_now = 0 OR step > 20000;
  END LOOP;

  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM messages m WHERE m.tenant_id = %L AND m.words @@ %L::tsquery', tenant, p_query)
    INTO plan;
  IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float < 5000 THEN
    RETURN QUERY
      WITH found AS MATERIALIZED (
        SELECT m.conversation_id, m.seq, m.id, m.created_at FROM messages m
         WHERE m.tenant_id = tenant AND m.words @@ p_query
      )
      SELECT f.conversation_id, f.seq, f.id, f.created_at FROM found f
       WHERE (f.created_at, f.id) < (p_before, p_before_id)
       ORDER BY f.created_at DESC, f.id DESC LIMIT wanted;
    RETURN;
  END IF;

  -- Three hundred bins are asked by one plan.
  PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
  FOR asked IN 0 .. 1000000 LOOP
    SELECT m.created_at INTO newest FROM messages m
     WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
     ORDER BY m.created_at DESC, m.id DESC LIMIT 1;
    IF NOT FOUND THEN RETURN; END IF;
    -- The widest that has 4,000 messages at most, by how close they are here: all of them may be hits.
    IF asked % 32 = 0 THEN
      SELECT m.created_at INTO oldest FROM messages m
       WHERE m.tenant_id = tenant AND (m.created_at, m.id) < (p_before, p_before_id)
       ORDER BY m.created_at DESC, m.id DESC OFFSET 1000 LIMIT 1;
      SELECT coalesce(max(w), 12) INTO width FROM unnest(ARRAY[12, 15, 18, 21]) w
       WHERE oldest IS NULL OR 4 * extract(epoch FROM newest - oldest) >= 1::bigint << w;
    END IF;
    seconds := floor(extract(epoch FROM newest - timestamptz '2000-01-01 00:00:00Z'))::bigint >> width << width;
    oldest := timestamptz '2000-01-01 00:00:00Z' + make_interval(secs => seconds);
    RETURN QUERY
      WITH found AS MATERIALIZED (
        SELECT m.conversation_id, m.seq, m.id, m.created_at FROM messages m
         -- The bin is the tenant's; as text its id is looked at in what was found, and is no key of the index.
         WHERE m.tenant_id::text = tenant::text AND m.words @@ p_query
           AND time_bins(m.tenant_id, m.created_at) @> ARRAY[time_bin(tenant, newest, width)]
      )
      SELECT f.conversation_id, f.seq, f.id, f.created_at FROM found f
       WHERE (f.created_at, f.id) < (p_before, p_before_id)
         AND f.created_at >= oldest
       ORDER BY f.created_at DESC, f.id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    IF wanted = 0 THEN RETURN; END IF;
    p_before := oldest;
    p_before_id := '00000000-0000-0000-0000-000000000000';
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION search_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_messages TO recado_app;
