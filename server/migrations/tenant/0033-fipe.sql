-- The FIPE table that a company uploaded, the last one alone.
CREATE TABLE fipe_tables (
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  rows int NOT NULL,
  refused int NOT NULL,
  uploaded_by_name text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('fipe_tables');

CREATE TABLE fipe_prices (
  tenant_id uuid NOT NULL,
  -- Brand, model and year as cars and rows are brought together by.
  key text NOT NULL,
  line int NOT NULL,
  version text NOT NULL,
  fuel text,
  transmission text,
  price_cents bigint NOT NULL,
  km_per_litre double precision,
  PRIMARY KEY (tenant_id, key, line)
);
SELECT recado.protect('fipe_prices');
