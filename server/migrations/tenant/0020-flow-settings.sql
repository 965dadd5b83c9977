-- What a company says of its flows as a whole; without a row everything is as the defaults here say.
CREATE TABLE flow_settings (
  tenant_id uuid NOT NULL,
  -- Blocks that recommend cars show the small sample stock, as the demo's do; else there is no stock to show.
  sample_cars boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT recado.protect('flow_settings');
