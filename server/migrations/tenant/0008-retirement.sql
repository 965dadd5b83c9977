-- A team or an inbox that has only resolved conversations is retired, not deleted: nothing new comes to it, its history
-- stays readable under its name. Another may have that name then.

ALTER TABLE teams ADD COLUMN retired_at timestamptz;
ALTER TABLE inboxes ADD COLUMN retired_at timestamptz;

ALTER TABLE teams DROP CONSTRAINT teams_tenant_id_name_key;
CREATE UNIQUE INDEX teams_name ON teams (tenant_id, name) WHERE retired_at IS NULL;

-- A conversation that goes on after its team was retired goes on in the team of its inbox: in a retired one nobody would
-- look. Whatever path it takes: reopened by a colleague, by the customer, woken.
CREATE FUNCTION leave_retired_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM teams t
   WHERE t.tenant_id = NEW.tenant_id AND t.id = NEW.team_id AND t.retired_at IS NOT NULL;
  IF FOUND THEN
    NEW.team_id := (SELECT i.team_id FROM inboxes i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.inbox_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leave_retired_team BEFORE UPDATE OF status ON conversations FOR EACH ROW
  WHEN (OLD.status = 'resolved' AND NEW.status <> 'resolved' AND NEW.team_id IS NOT NULL)
  EXECUTE FUNCTION leave_retired_team();
