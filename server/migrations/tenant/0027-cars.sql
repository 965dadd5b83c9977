-- What a company has to sell.

-- One row a company: every change of its cars takes it and adds one, so whoever holds a stock in memory sees that it is old.
CREATE TABLE car_settings (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  -- Of what plates are made into keys by; there are few enough plates to try them all without it.
  sealed_key text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('car_settings');

-- Where a dealer's system tells of its stock, over and over.
CREATE TABLE car_feeds (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  -- Null: only when somebody asks.
  every_hours int CHECK (every_hours BETWEEN 1 AND 168),
  map jsonb NOT NULL DEFAULT '{}',
  price_unit text CHECK (price_unit IN ('reais', 'centavos')),
  -- A run that was planned before a change is not this plan's.
  plan int NOT NULL DEFAULT 0,
  next_run_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT recado.protect('car_feeds');

CREATE TABLE cars (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Who tells of it; null: a person or a file. Two systems may count alike, so a key is one of its feed.
  feed_id uuid,
  stock_key text NOT NULL CHECK (length(stock_key) BETWEEN 1 AND 100),
  -- What nobody imported is not missed by an import.
  origin text NOT NULL CHECK (origin IN ('hand', 'import')),
  status text NOT NULL CHECK (status IN ('available', 'reserved', 'sold', 'unavailable')),
  status_since timestamptz NOT NULL,
  -- An import did not tell of it any more; it is back when one does again.
  gone_at timestamptz,
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  options text[] NOT NULL DEFAULT '{}',
  price_cents bigint NOT NULL CHECK (price_cents > 0),
  -- As the matching engine's model of cars names them. Of a plate there is the last digit.
  attributes jsonb NOT NULL DEFAULT '{}',
  brand text GENERATED ALWAYS AS (attributes ->> 'brand') STORED,
  model text GENERATED ALWAYS AS (attributes ->> 'model') STORED,
  year int GENERATED ALWAYS AS (round((attributes ->> 'year')::numeric)::int) STORED,
  km int GENERATED ALWAYS AS (round((attributes ->> 'km')::numeric)::int) STORED,
  search_text text NOT NULL,
  arrived_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT cars_key UNIQUE NULLS NOT DISTINCT (tenant_id, feed_id, stock_key)
);
CREATE INDEX cars_arrived ON cars (tenant_id, arrived_at DESC, id DESC);
CREATE INDEX cars_by_price ON cars (tenant_id, price_cents, id);
SELECT recado.protect('cars');

CREATE TABLE car_prices (
  tenant_id uuid NOT NULL,
  car_id uuid NOT NULL,
  at timestamptz NOT NULL,
  price_cents bigint NOT NULL,
  PRIMARY KEY (tenant_id, car_id, at),
  FOREIGN KEY (tenant_id, car_id) REFERENCES cars (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('car_prices');

-- Whatever writes a price, its history has it.
CREATE FUNCTION note_car_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO car_prices (tenant_id, car_id, at, price_cents)
  VALUES (NEW.tenant_id, NEW.id, NEW.updated_at, NEW.price_cents)
  ON CONFLICT (tenant_id, car_id, at) DO UPDATE SET price_cents = excluded.price_cents;
  RETURN NULL;
END $$;
CREATE TRIGGER note_first_price AFTER INSERT ON cars FOR EACH ROW EXECUTE FUNCTION note_car_price();
CREATE TRIGGER note_price AFTER UPDATE OF price_cents ON cars FOR EACH ROW
  WHEN (OLD.price_cents <> NEW.price_cents) EXECUTE FUNCTION note_car_price();

CREATE TABLE car_photos (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  car_id uuid NOT NULL,
  position int NOT NULL,
  -- Where a feed says that it is; null: somebody sent it.
  source_url text,
  -- Random: the address is the right to see it.
  file text CHECK (file ~ '^[0-9a-f]{32}$'),
  status text NOT NULL CHECK (status IN ('waiting', 'ready', 'failed')),
  tries int NOT NULL DEFAULT 0,
  bytes int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, car_id) REFERENCES cars (tenant_id, id) ON DELETE CASCADE,
  CHECK ((status = 'ready') = (file IS NOT NULL))
);
CREATE INDEX car_photos_of_car ON car_photos (tenant_id, car_id, position, id);
CREATE INDEX car_photos_file ON car_photos (tenant_id, file) WHERE file IS NOT NULL;
CREATE INDEX car_photos_waiting ON car_photos (tenant_id, created_at, id) WHERE status = 'waiting';
SELECT recado.protect('car_photos');

CREATE TABLE car_imports (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('file', 'url', 'feed')),
  feed_id uuid,
  -- Of a file its name, else the address.
  name text NOT NULL,
  -- The stock as a whole: what was imported before and is not in it is gone.
  complete boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('uploading', 'running', 'waiting', 'done', 'failed', 'discarded')),
  -- What it waits for, and why it failed.
  question jsonb,
  problem jsonb,
  map jsonb NOT NULL DEFAULT '{}',
  price_unit text CHECK (price_unit IN ('reais', 'centavos')),
  accepts_gone boolean NOT NULL DEFAULT false,
  -- Against which age is judged: the same file read again is read the same.
  year int NOT NULL,
  size_bytes bigint NOT NULL,
  received_bytes bigint NOT NULL DEFAULT 0,
  parts jsonb NOT NULL DEFAULT '[]',
  -- Rows up to this line are stored; a run that was broken off goes on behind it.
  read_through int NOT NULL DEFAULT 0,
  format text,
  shape text,
  rows int NOT NULL DEFAULT 0,
  cars int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  created int NOT NULL DEFAULT 0,
  updated int NOT NULL DEFAULT 0,
  gone int NOT NULL DEFAULT 0,
  begun_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX car_imports_of_feed ON car_imports (tenant_id, feed_id, created_at DESC);
SELECT recado.protect('car_imports');

-- Rows of a file as they were read: what is to become cars, all at once, and afterwards what is said of them.
CREATE TABLE car_import_rows (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line int NOT NULL,
  stock_key text,
  title text NOT NULL,
  refused boolean NOT NULL,
  problems jsonb NOT NULL DEFAULT '[]',
  car jsonb,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES car_imports (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('car_import_rows');
