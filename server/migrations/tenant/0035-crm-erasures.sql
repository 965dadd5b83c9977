-- Whoever is erased here is made nobody in the CRM too: that is an attempt as any other.
ALTER TABLE crm_attempts DROP CONSTRAINT crm_attempts_act_check;
ALTER TABLE crm_attempts ADD CONSTRAINT crm_attempts_act_check
  CHECK (act IN ('contact', 'deal', 'stage', 'pull', 'refresh', 'erase'));
