-- What buyers are asked, shown and do; who of them asks for a car; and by which way.

-- One a company. Without a row the default questionnaire is asked.
CREATE TABLE questionnaires (
  tenant_id uuid NOT NULL,
  draft jsonb NOT NULL,
  draft_revision int NOT NULL,
  draft_saved_at timestamptz NOT NULL,
  -- Null: no member did, or they have left.
  draft_saved_by uuid,
  draft_saved_by_name text NOT NULL,
  published_revision int,
  live_version_id uuid,
  last_version_number int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('questionnaires');

-- Never changed once they are there.
CREATE TABLE questionnaire_versions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  number int NOT NULL,
  content jsonb NOT NULL,
  note text NOT NULL,
  published_by uuid,
  published_by_name text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number)
);
SELECT recado.protect('questionnaire_versions');

-- A ranked list that was shown to a buyer. Who they are is a digest of what their browser calls itself.
CREATE TABLE recommendations (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  buyer text NOT NULL,
  client_id text NOT NULL,
  -- What it was made from: the first list of a chain is counted against the plan, its critiques are not.
  root_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('questionnaire', 'search', 'critique')),
  policy text NOT NULL,
  content_hash text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  -- Of a search its words, of a critique which.
  said text NOT NULL DEFAULT '',
  not_understood jsonb NOT NULL DEFAULT '[]',
  -- As the engine takes them, for the next critique.
  wishes jsonb NOT NULL,
  -- As it was answered: the same act again has the same answer.
  view jsonb NOT NULL,
  fitting int NOT NULL,
  relaxed boolean NOT NULL,
  empty boolean NOT NULL,
  conversation_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, buyer, client_id)
);
CREATE INDEX recommendations_at ON recommendations (tenant_id, created_at) INCLUDE (buyer, source, relaxed, empty);
CREATE INDEX recommendations_chain ON recommendations (tenant_id, root_id);
SELECT recado.protect('recommendations');

-- Each car of a list, in its place.
CREATE TABLE recommended_cars (
  tenant_id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  position int NOT NULL,
  car_id uuid NOT NULL,
  fits boolean NOT NULL,
  -- With all that learning needs of it, as it was then; null for what was told afterwards.
  propensity double precision,
  utility double precision,
  worths jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, recommendation_id, position),
  FOREIGN KEY (tenant_id, recommendation_id) REFERENCES recommendations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX recommended_cars_at ON recommended_cars (tenant_id, at) INCLUDE (car_id);
SELECT recado.protect('recommended_cars');

-- What a buyer did on the page, each once by the page's own id of it.
CREATE TABLE buyer_events (
  tenant_id uuid NOT NULL,
  buyer text NOT NULL,
  client_id text NOT NULL,
  kind text NOT NULL,
  surface text NOT NULL,
  car_id uuid,
  recommendation_id uuid,
  position int,
  question text,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, buyer, client_id)
);
CREATE INDEX buyer_events_at ON buyer_events (tenant_id, at) INCLUDE (kind, buyer, car_id);
CREATE INDEX buyer_events_of_list ON buyer_events (tenant_id, recommendation_id, car_id) WHERE recommendation_id IS NOT NULL;
SELECT recado.protect('buyer_events');

-- What was learned of a company's clicks: never changed, so that one can go back.
CREATE TABLE click_corrections (
  tenant_id uuid NOT NULL,
  number int NOT NULL,
  correction jsonb NOT NULL,
  learned_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, number)
);
SELECT recado.protect('click_corrections');

-- Without a row a company learns, and nothing corrects its lists yet.
CREATE TABLE click_learning (
  tenant_id uuid NOT NULL,
  enabled boolean NOT NULL,
  live_number int,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('click_learning');

CREATE TABLE car_shares (
  tenant_id uuid NOT NULL,
  -- Random: the address is the right to see it.
  token text NOT NULL,
  buyer text NOT NULL,
  client_id text NOT NULL,
  car_ids uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, token),
  UNIQUE (tenant_id, buyer, client_id)
);
CREATE INDEX car_shares_end ON car_shares (tenant_id, expires_at);
SELECT recado.protect('car_shares');

-- How the company's public doors answered, by the hour.
CREATE TABLE service_hours (
  tenant_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  -- Answers by band of time (service-levels/bands.ts).
  bands int[] NOT NULL,
  failed int NOT NULL,
  most_at_once int NOT NULL,
  PRIMARY KEY (tenant_id, hour)
);
SELECT recado.protect('service_hours');

CREATE TABLE lead_settings (
  tenant_id uuid NOT NULL,
  -- Null: the oldest open inbox.
  inbox_id uuid,
  last_reference int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('lead_settings');

-- Somebody who asks for a car.
CREATE TABLE leads (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('new', 'contacted', 'visit', 'sold', 'lost')),
  stage_since timestamptz NOT NULL,
  name text NOT NULL,
  phone text,
  email text,
  -- The phone without the ninth digit of Brazil, which some leave out.
  phone_key text,
  contact_id uuid NOT NULL,
  conversation_id uuid,
  channel text NOT NULL CHECK (channel IN ('page', 'conversation', 'portal', 'mail', 'hand')),
  portal text NOT NULL,
  buyer text,
  trade_in jsonb,
  visit_at timestamptz,
  consent_version text,
  consent_at timestamptz,
  touch_count int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  last_touch_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, reference)
);
CREATE INDEX leads_touched ON leads (tenant_id, last_touch_at DESC, id DESC);
CREATE INDEX leads_phone ON leads (tenant_id, phone_key, last_touch_at DESC) WHERE phone_key IS NOT NULL;
CREATE INDEX leads_email ON leads (tenant_id, email, last_touch_at DESC) WHERE email IS NOT NULL;
CREATE INDEX leads_contact ON leads (tenant_id, contact_id);
CREATE INDEX leads_created ON leads (tenant_id, created_at);
CREATE INDEX leads_conversation ON leads (tenant_id, conversation_id) WHERE conversation_id IS NOT NULL;
SELECT recado.protect('leads');

-- Each time they asked.
CREATE TABLE lead_touches (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL,
  channel text NOT NULL,
  portal text NOT NULL,
  ad_ref text NOT NULL DEFAULT '',
  message text NOT NULL DEFAULT '',
  recommendation_id uuid,
  -- Whoever sends it again sends the same: buyer and act of a page, or what a portal calls it.
  external_id text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, external_id),
  FOREIGN KEY (tenant_id, lead_id) REFERENCES leads (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX lead_touches_of_lead ON lead_touches (tenant_id, lead_id, at DESC);
CREATE INDEX lead_touches_at ON lead_touches (tenant_id, at);
SELECT recado.protect('lead_touches');

-- What they asked about: a car of the company, or an ad that is none of its cars.
CREATE TABLE lead_cars (
  tenant_id uuid NOT NULL,
  touch_id uuid NOT NULL,
  position int NOT NULL,
  lead_id uuid NOT NULL,
  car_id uuid,
  title text NOT NULL,
  PRIMARY KEY (tenant_id, touch_id, position),
  FOREIGN KEY (tenant_id, touch_id) REFERENCES lead_touches (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX lead_cars_of_lead ON lead_cars (tenant_id, lead_id);
CREATE INDEX lead_cars_of_car ON lead_cars (tenant_id, car_id) WHERE car_id IS NOT NULL;
SELECT recado.protect('lead_cars');

-- How it went on.
CREATE TABLE lead_moves (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL,
  stage text NOT NULL,
  by_name text NOT NULL,
  car_id uuid,
  price_cents bigint,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, lead_id) REFERENCES leads (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX lead_moves_of_lead ON lead_moves (tenant_id, lead_id, at DESC);
CREATE INDEX lead_moves_at ON lead_moves (tenant_id, at) INCLUDE (stage, lead_id, price_cents);
SELECT recado.protect('lead_moves');

CREATE TABLE lead_portals (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash)
);
SELECT recado.protect('lead_portals');

-- What a portal sent, as it came: kept before it is read, for a portal does not send twice.
CREATE TABLE lead_arrivals (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  portal_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'taken', 'unread', 'discarded')),
  problem text,
  body jsonb NOT NULL,
  lead_id uuid,
  arrived_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX lead_arrivals_at ON lead_arrivals (tenant_id, arrived_at DESC, id DESC);
CREATE INDEX lead_arrivals_of_portal ON lead_arrivals (tenant_id, portal_id, arrived_at DESC);
CREATE INDEX lead_arrivals_unread ON lead_arrivals (tenant_id, status) WHERE status = 'unread';
SELECT recado.protect('lead_arrivals');
