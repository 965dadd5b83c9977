CREATE TABLE contacts (
  tenant_id uuid NOT NULL
);
CREATE TABLE ratings (
  tenant_id uuid NOT NULL
);
CREATE TABLE nobodys (
  tenant_id uuid NOT NULL
);
