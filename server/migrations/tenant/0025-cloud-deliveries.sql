-- What Meta delivered for a number of the Cloud API, as it came: it is answered once it stands here, and read after. Meta
-- gives up on what it could not deliver, so nothing that can go wrong comes before.
CREATE TABLE cloud_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  body jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('cloud_deliveries');
-- In the order in which they came.
CREATE INDEX cloud_deliveries_waiting ON cloud_deliveries (tenant_id, connection_id, id);

-- What Meta charges for: a row a message that was delivered, by its own word. The price is in no answer of Meta's; it is a
-- dated table of the program (server/data/whatsapp-rates.json).
CREATE TABLE cloud_charges (
  tenant_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  message_id text NOT NULL,
  category text NOT NULL,
  billable boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, connection_id, message_id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES whatsapp_connections (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('cloud_charges');
CREATE INDEX cloud_charges_time ON cloud_charges (tenant_id, at);
