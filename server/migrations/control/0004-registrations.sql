-- Companies that were opened by whoever came, to bound how many: by address, and over all. Rows go after a day.
CREATE TABLE registrations (
  id uuid PRIMARY KEY,
  -- What counts as one client: an IPv4 address, the /64 of an IPv6 one.
  address text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX registrations_address ON registrations (address, created_at);
CREATE INDEX registrations_age ON registrations (created_at);
GRANT SELECT, INSERT, DELETE ON registrations TO recado_app;
