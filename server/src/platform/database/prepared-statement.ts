import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'

/** Places in a statement for the values of each execution. */
export type Slots<Values> = { readonly [Name in keyof Values]: RawBuilder<unknown> }

/**
 * A statement whose text is made once and whose values come with each execution. For statements of the hot path: making
 * the text of a long one anew costs some 0.1 ms, as much as PostgreSQL needs to execute it.
 */
export function prepareStatement<Values extends object, Row>(
  build: (slots: Slots<Values>) => RawBuilder<Row>,
): (db: Kysely<never>, values: Values) => Promise<Row[]> {
  let compiled: { text: string; order: readonly (keyof Values)[] } | undefined
  return async (db, values) => {
    compiled ??= compile(build, db)
    const { rows } = await db.executeQuery<Row>(
      CompiledQuery.raw(
        compiled.text,
        compiled.order.map((name) => values[name]),
      ),
    )
    return rows
  }
}

function compile<Values extends object, Row>(
  build: (slots: Slots<Values>) => RawBuilder<Row>,
  db: Kysely<never>,
): { text: string; order: readonly (keyof Values)[] } {
  const numbers = new Map<PropertyKey, number>()
  const order: (keyof Values)[] = []
  // Each name is one parameter, however often the statement mentions it.
  const slots = new Proxy({} as Slots<Values>, {
    get: (_target, name) => {
      if (!numbers.has(name)) {
        order.push(name as keyof Values)
        numbers.set(name, order.length)
      }
      return sql.raw(`$${numbers.get(name)}`)
    },
  })
  const { sql: text, parameters } = build(slots).compile(db)
  if (parameters.length > 0) throw new Error('a prepared statement takes its values by slots alone')
  return { text, order }
}
