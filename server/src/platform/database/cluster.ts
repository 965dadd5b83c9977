import pg from 'pg'

/** Who may do what on a server. Names are fixed: two installations on one server share them (and their master key). */
export const ROLES = {
  /** Owns every table and function; cannot log in. */
  owner: 'recado_owner',
  /** The server: row-level security binds it, and it may not TRUNCATE. */
  app: 'recado_app',
  /** Reads and empties outboxes, numbers events. */
  relay: 'recado_relay',
  /** Moves and backs up tenants: let in by name in each policy. */
  mover: 'recado_mover',
  /** Reads one tenant at a time, for reports. */
  readonly: 'recado_readonly',
} as const

export type LoginRole = Exclude<keyof typeof ROLES, 'owner'>

export interface ClusterAdmin {
  name: string
  /** A connection that may create roles and databases. */
  url: string
}

/** The URL of one database of a cluster, signed in as one of our roles. */
export function databaseUrl(
  cluster: ClusterAdmin,
  database: string,
  login?: { role: LoginRole; password: string },
): string {
  const url = new URL(cluster.url)
  url.pathname = `/${encodeURIComponent(database)}`
  if (login !== undefined) {
    url.username = ROLES[login.role]
    url.password = encodeURIComponent(login.password)
  }
  return url.href
}

/** Creates or corrects our roles. Safe to run at each start and from several nodes at once. */
export async function prepareRoles(cluster: ClusterAdmin, passwords: Record<LoginRole, string>): Promise<void> {
  await withAdmin(cluster.url, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('recado.roles'))")
    await createRoleIfMissing(client, ROLES.owner, 'NOLOGIN')
    for (const role of Object.keys(passwords) as LoginRole[]) {
      await createRoleIfMissing(client, ROLES[role], 'LOGIN')
      await client.query(`ALTER ROLE ${ROLES[role]} PASSWORD ${client.escapeLiteral(passwords[role])}`)
    }
    // The migrator acts as the owner, and PostgreSQL 16 wants that said.
    await client.query(`GRANT ${ROLES.owner} TO CURRENT_USER`)
  })
}

async function createRoleIfMissing(client: pg.Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE`)
}

/**
 * Creates a database owned by recado_owner, closed to PUBLIC; does nothing when it exists. Two callers at once, on any
 * nodes, take turns: grants on one database update the same row of the catalogue, and PostgreSQL answers the second
 * "tuple concurrently updated" instead of waiting.
 */
export async function createDatabase(cluster: ClusterAdmin, database: string): Promise<void> {
  await withAdmin(cluster.url, async (client) => {
    // Ends with the connection.
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 8))', [`database:${database}`])
    const name = client.escapeIdentifier(database)
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${ROLES.owner}`)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
    await client.query(
      `GRANT CONNECT ON DATABASE ${name} TO ${ROLES.app}, ${ROLES.relay}, ${ROLES.mover}, ${ROLES.readonly}`,
    )
  })
}

/** A short-lived administrator's connection; never used while serving tenants. */
export async function withAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'recado admin' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Drops a database, ending whoever is still connected. */
export async function dropDatabase(cluster: ClusterAdmin, database: string): Promise<void> {
  await withAdmin(cluster.url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`),
  )
}
