-- The words' index with the bins before the words. GIN takes the keys of a search in the order of the index's columns, and
-- where the first gives a place that does not meet its own condition it goes on by that key alone: for "antigo", which is
-- also sought as "anti" "go", each look into a bin passed by every "go" there is. Bins first, it passes by those of the bin.
-- Built anew: 14 s for 1,000,000 messages, while which none is written, as in 0022.
DROP INDEX messages_words;
CREATE INDEX messages_words ON messages USING gin (tenant_id, time_bins(tenant_id, created_at), words)
  WITH (fastupdate = on) WHERE words IS NOT NULL;

-- When the bin begins that an instant falls in.
CREATE FUNCTION time_bin_start(p_at timestamptz, p_width int) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN timestamptz '2000-01-01 00:00:00Z'
       + make_interval(secs => floor(extract(epoch FROM p_at - timestamptz '2000-01-01 00:00:00Z'))::bigint >> p_width << p_width);

-- As in 0022, and where a bin had no hit the next is eight times as wide: one look says that there is none in it either, or
-- its bins are asked one by one. Of a bin so wide only whether there is a hit is asked, and no message is read.
CREATE OR REPLACE FUNCTION search_messages(p_query tsquery, p_before timestamptz, p_before_id uuid, p_limit int)
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
  wider int;
  phrase text;
  part text;
  empty int := 0;
  -- Down to here bins are asked one by one: the wider one around them has a hit.
  floor_at timestamptz := 'infinity';
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

  -- Halves of a word of which nobody wrote one ("anti" and "go"): for each place of the other GIN would look whether the
  -- query is met, in bin after bin. The first alternative of a term is never one of them.
  FOR phrase IN SELECT p[1] FROM regexp_matches(p_query::text, ' \| (''[^'']+''(?: <-> ''[^'']+'')+)', 'g') p LOOP
    FOR part IN SELECT p[1] FROM regexp_matches(phrase, '''[^'']+''', 'g') p LOOP
      EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM messages m WHERE m.tenant_id = %L AND m.words @@ %L::tsquery', tenant, part)
        INTO plan;
      CONTINUE WHEN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float >= 5000;
      -- Without a LIMIT, for which the planner would walk through the messages in their order.
      SELECT count(*) INTO found_now FROM messages m WHERE m.tenant_id::text = tenant::text AND m.words @@ part::tsquery;
      IF found_now = 0 THEN
        p_query := ts_rewrite(p_query, phrase::tsquery, ''::tsquery);
        EXIT;
      END IF;
    END LOOP;
  END LOOP;

  -- Some hundred bins are asked by one plan.
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
      wider := least(width + 3, 21);
    END IF;
    -- After a bin without a hit, the wider one, from its beginning to here.
    IF empty > 0 AND newest < floor_at AND wider > width THEN
      oldest := time_bin_start(newest, wider);
      PERFORM 1 FROM messages m
       WHERE m.tenant_id::text = tenant::text AND m.words @@ p_query
         AND time_bins(m.tenant_id, m.created_at) @> ARRAY[time_bin(tenant, newest, wider)]
         AND (m.created_at, m.id) < (p_before, p_before_id)
         AND m.created_at >= oldest
       LIMIT 1;
      IF NOT FOUND THEN
        p_before := oldest;
        p_before_id := '00000000-0000-0000-0000-000000000000';
        CONTINUE;
      END IF;
      floor_at := oldest;
      empty := 0;
    END IF;
    oldest := time_bin_start(newest, width);
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
    empty := CASE found_now WHEN 0 THEN empty + 1 ELSE 0 END;
    wanted := wanted - found_now;
    IF wanted = 0 THEN RETURN; END IF;
    p_before := oldest;
    p_before_id := '00000000-0000-0000-0000-000000000000';
  END LOOP;
END $$;
