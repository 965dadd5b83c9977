import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import { TransactionEnd } from './transaction-end.ts'

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const driver = new DummyDriver()
const base = new Kysely<unknown>({ dialect })

/**
 * Kysely over one client that is already inside a transaction. It offers no transaction of its own: BEGIN and COMMIT
 * belong to whoever opened the scope.
 */
export function scopedDatabase<Tables>(client: pg.PoolClient, end = new TransactionEnd(client)): Transaction<Tables> {
  const connection = new ScopedConnection(client, end)
  const provider: ConnectionProvider = {
    provideConnection: (consume) => consume(connection),
  }
  return new Transaction<Tables>({
    config: { dialect },
    dialect,
    driver,
    executor: base.getExecutor().withConnectionProvider(provider),
  })
}

class ScopedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #end: TransactionEnd

  constructor(client: pg.PoolClient, end: TransactionEnd) {
    this.#client = client
    this.#end = end
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const name = statementName(query.sql)
    const statement = {
      ...(name === undefined ? {} : { name }),
      text: query.sql,
      values: query.parameters as unknown[],
    }
    const result = await this.#end.send(() => this.#client.query(statement))
    const rows = result.rows as Row[]
    if (result.command === 'SELECT') return { rows }
    return { rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: the driver's pipeline mode has no cursors; asking for one is a defect
  async *streamQuery(): AsyncIterableIterator<QueryResult<never>> {
    throw new Error('scoped connections do not stream; read keyset pages')
  }
}

/**
 * Named statements are parsed and planned once a connection (19.5k against 15.7k key look-ups a second on one
 * connection). The number of names is bounded: a statement whose text varies (a list of parameters, say) would
 * otherwise fill every backend.
 */
const MAX_NAMES = 1_000
const names = new Map<string, string>()

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MAX_NAMES) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
