-- As in 0002, and of a rating in a conversation of theirs the word goes, whatever it says: the stars stay.
CREATE OR REPLACE FUNCTION recado.redact_event(p_data jsonb, p_person jsonb, p_mark text, p_at text) RETURNS jsonb
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
  IF own AND jsonb_typeof(p_data -> 'rating') = 'object' THEN
    p_data := jsonb_set(p_data, '{rating,comment}', 'null');
  END IF;
  IF recado.json_words(p_data) !~ pattern THEN RETURN p_data; END IF;
  RETURN recado.redact_json(p_data, pattern, p_mark);
END $$;
