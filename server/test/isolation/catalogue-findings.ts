import type pg from 'pg'

/** Tables of ours that hold no tenant's rows, with the reason; anything else in a tenant's database must be protected. */
const NOT_A_TENANTS: Readonly<Record<string, string>> = {
  'recado.migrations': 'the ledger of schemas; the application role has no grant on it',
  'recado.fences': 'read by enter() and written by the mover alone; the application role has no grant on it',
}

const POLICY =
  "(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS \"nullif\"))"

/**
 * Reads the catalogue of a tenant's database and says everything that would let one tenant see another's rows. Empty is
 * good. Checked for each table: tenant_id NOT NULL, row-level security enabled and forced, exactly our policy for the
 * application role, an index led by tenant_id, composite foreign keys, no TRUNCATE and no ownership for the application.
 */
export async function findCatalogueFaults(client: pg.Client): Promise<string[]> {
  const faults: string[] = []
  const tables = await client.query<TableRow>(TABLES)
  if (tables.rowCount === 0) return ['no tables were found']
  for (const table of tables.rows) {
    const say = (fault: string) => faults.push(`${table.name}: ${fault}`)
    if (table.name in NOT_A_TENANTS) {
      if (table.app_grants.length > 0) say('the application role has grants on it')
      continue
    }
    if (table.app_grants.includes('TRUNCATE')) say('the application role may TRUNCATE')
    if (table.owner !== 'recado_owner') say(`is owned by ${table.owner}`)
    if (!table.enabled) say('row-level security is not enabled')
    if (!table.forced) say('row-level security is not forced')
    // The outbox takes the control database's rows too, whose tenant may be none; its own policies are tested apart.
    if (table.name === 'recado.outbox') continue
    if (!table.tenant_id_not_null) say('has no tenant_id NOT NULL')
    if (!table.led_by_tenant) say('has no index led by tenant_id')
    const forApp = table.policies.filter(
      (policy) => policy.roles.includes('recado_app') || policy.roles.includes('public'),
    )
    const policy = forApp.find(({ name }) => name === 'tenant_isolation')
    const others = forApp.filter((other) => other !== policy)
    if (policy === undefined || policy.using !== POLICY || policy.check !== POLICY || policy.command !== 'ALL') {
      say('lacks the policy tenant_isolation')
    }
    for (const other of others) say(`has a second policy for the application role: ${other.name}`)
  }
  const foreignKeys = await client.query<{ table: string; name: string; columns: string[] }>(FOREIGN_KEYS)
  for (const key of foreignKeys.rows) {
    if (!key.columns.includes('tenant_id')) faults.push(`${key.table}: foreign key ${key.name} is not composite`)
  }
  const views = await client.query<{ name: string }>(UNSAFE_VIEWS)
  for (const { name } of views.rows) faults.push(`${name}: a view without security_invoker`)
  const roles = await client.query<{ rolname: string }>(
    "SELECT rolname FROM pg_roles WHERE rolname LIKE 'recado\\_%' AND (rolbypassrls OR rolsuper)",
  )
  for (const { rolname } of roles.rows) faults.push(`${rolname}: may bypass row-level security`)
  return faults
}

interface TableRow {
  name: string
  owner: string
  enabled: boolean
  forced: boolean
  tenant_id_not_null: boolean
  led_by_tenant: boolean
  app_grants: string[]
  policies: { name: string; command: string; roles: string[]; using: string; check: string }[]
}

const OURS =
  "n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions', 'public') AND n.nspname NOT LIKE 'pg\\_%'"

const TABLES = `
  SELECT n.nspname || '.' || c.relname AS name, pg_get_userbyid(c.relowner) AS owner,
         c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)
           AS tenant_id_not_null,
         EXISTS (SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                  WHERE i.indrelid = c.oid AND a.attname = 'tenant_id') AS led_by_tenant,
         ARRAY(SELECT privilege_type::text FROM information_schema.role_table_grants g
                WHERE g.table_schema = n.nspname AND g.table_name = c.relname AND g.grantee = 'recado_app') AS app_grants,
         coalesce((SELECT jsonb_agg(jsonb_build_object('name', p.policyname, 'command', p.cmd, 'roles', p.roles,
                                                       'using', p.qual, 'check', p.with_check))
                     FROM pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname), '[]') AS policies
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND ${OURS}
   ORDER BY 1`

const FOREIGN_KEYS = `
  SELECT n.nspname || '.' || c.relname AS table, k.conname AS name,
         ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) AS columns
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE k.contype = 'f' AND ${OURS}`

const UNSAFE_VIEWS = `
  SELECT n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('v', 'm') AND ${OURS}
     AND NOT coalesce(c.reloptions::text[] @> ARRAY['security_invoker=true'], false)`
