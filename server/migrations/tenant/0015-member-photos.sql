-- A member's photo: the random name of its file, which is its address as well. Another photo has another name.
ALTER TABLE members ADD COLUMN photo text CHECK (photo ~ '^[0-9a-f]{32}$');
