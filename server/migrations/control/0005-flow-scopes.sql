-- As the flows of the tenants' tables: `flows.manage` becomes three rights.
ALTER TABLE api_keys NO FORCE ROW LEVEL SECURITY;
UPDATE api_keys SET scopes = array_remove(scopes, 'flows.manage') || '{flows.read,flows.edit,flows.publish}'
 WHERE 'flows.manage' = ANY (scopes);
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
