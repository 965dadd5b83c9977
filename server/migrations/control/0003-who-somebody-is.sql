-- Hand-overs between hosts and invitations to partners. Runs as recado_owner with search_path "control, extensions".

-- One row a hand-over (docs/decisions/0021). The browser holds `ticket` on the host it leaves and a nonce on the host it
-- goes to; `challenge` is the nonce's hash, `code` what the target's page exchanges. Only hashes are stored.
CREATE TABLE hand_overs (
  id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES identities,
  tenant_id uuid NOT NULL REFERENCES tenants,
  impersonator_id uuid REFERENCES identities,
  host text NOT NULL,
  -- Whoever asked for it said so already, so a session of somebody else is replaced without a question.
  replaces boolean NOT NULL DEFAULT false,
  ticket_hash text NOT NULL UNIQUE,
  challenge text,
  code_hash text UNIQUE,
  created_at timestamptz NOT NULL,
  -- Of the ticket, then of the code.
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz,
  CHECK (num_nonnulls(challenge, code_hash) IN (0, 2))
);
CREATE INDEX hand_overs_ended ON hand_overs (expires_at);
-- Nobody's realm but the platform's reads it: signing in runs there.
SELECT control.protect('hand_overs', VARIADIC ARRAY[]::text[]);

CREATE TABLE partner_invitations (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES partners,
  email extensions.citext NOT NULL,
  name text,
  token_hash text NOT NULL UNIQUE,
  invited_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX partner_invitations_open ON partner_invitations (partner_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
SELECT control.protect('partner_invitations', 'partner_id');

-- What suspending a partner ends.
CREATE INDEX sessions_partner ON sessions (partner_id) WHERE partner_id IS NOT NULL;
CREATE INDEX sessions_impersonator ON sessions (impersonator_id) WHERE impersonator_id IS NOT NULL;
