-- What erasing a person needs in every database: names and numbers taken out of texts wherever they stand. Patterns are built by
-- workflows/erasure/person-pattern.ts; they spell out cases and accents, so they mean the same under every collation.

-- A JSON text with its escaped white space as spaces, so that a pattern finds what is written over two lines.
CREATE FUNCTION recado.json_words(p_value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(p_value::text, '\n', ' '), '\r', ' '), '\t', ' ')
$$;

-- Replaces in every string and number of a value. Ids and enumerations are told by key and form together and stay: somebody
-- may be called "Text", and a message whose kind is a mark could be read by nobody. Of an author the event itself decides.
CREATE FUNCTION recado.redact_json(p_value jsonb, p_pattern text, p_mark text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  CASE jsonb_typeof(p_value)
    WHEN 'string' THEN
      RETURN to_jsonb(regexp_replace(p_value #>> '{}', p_pattern, p_mark, 'g'));
    WHEN 'number' THEN
      RETURN CASE WHEN p_value::text ~ p_pattern THEN to_jsonb(p_mark) ELSE p_value END;
    WHEN 'array' THEN
      RETURN coalesce((SELECT jsonb_agg(recado.redact_json(e.value, p_pattern, p_mark) ORDER BY e.at)
                         FROM jsonb_array_elements(p_value) WITH ORDINALITY AS e (value, at)), '[]');
    WHEN 'object' THEN
      RETURN coalesce((SELECT jsonb_object_agg(e.key, CASE
          WHEN e.key IN ('author', 'actor') THEN e.value
          WHEN e.key ~ '(^|_)(id|ids|at|kind|type|status|direction|event|timestamp)$'
               AND e.value #>> '{}' ~ '^([a-z_.]+|[a-z]{2,5}_[0-9a-hjkmnp-tv-z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+))$'
            THEN e.value
          ELSE recado.redact_json(e.value, p_pattern, p_mark) END)
        FROM jsonb_each(p_value) AS e), '{}');
    ELSE
      RETURN p_value;
  END CASE;
END $$;

-- What is left of an event's data once somebody is erased. p_person: {conversations, bearers: {id: 1}, patterns: {own, wide,
-- unshared}}. In their own conversations their messages become tombstones, every file is gone (its
-- content is), and what colleagues wrote is redacted by `own`; in those of people who share a name or number with them
-- (bearers) only what nobody shares is, elsewhere all that is distinctive. Ids, numbers and times stay.
CREATE FUNCTION recado.redact_event(p_data jsonb, p_person jsonb, p_mark text, p_at text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  conversation text := p_data ->> 'conversation_id';
  own boolean := coalesce(p_person -> 'conversations' ? conversation, false);
  pattern text := p_person -> 'patterns' ->> CASE
    WHEN own THEN 'own' WHEN coalesce(p_person -> 'bearers' ? conversation, false) THEN 'unshared' ELSE 'wide' END;
  message jsonb := p_data -> 'message';
BEGIN
  IF own AND jsonb_typeof(message) = 'object' THEN
    message := message || '{"attachments": []}';
    IF message #>> '{author,kind}' = 'contact' THEN
      message := message || jsonb_build_object(
        'body', '', 'data', '{}'::jsonb, 'client_id', 'erased:' || (message ->> 'id'),
        'author', message -> 'author' || '{"name": ""}',
        'deleted_at', coalesce(message ->> 'deleted_at', p_at));
    END IF;
    p_data := p_data || jsonb_build_object('message', message);
  END IF;
  IF recado.json_words(p_data) !~ pattern THEN RETURN p_data; END IF;
  RETURN recado.redact_json(p_data, pattern, p_mark);
END $$;

REVOKE ALL ON FUNCTION recado.json_words, recado.redact_json, recado.redact_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recado.json_words, recado.redact_json, recado.redact_event TO recado_app, recado_relay;

-- The log is the relay's and stays numbered as it is; what an event says may be taken out of it. So it is with rows that
-- wait in the outbox.
GRANT UPDATE (data) ON recado.events TO recado_relay;
GRANT UPDATE (payload) ON recado.outbox TO recado_relay;
