export const move = (db: Db, sql: Sql, table: string) => [
  db.deleteFrom('contacts as c'),
  sql`WITH moved AS (
    UPDATE tenant.contacts SET name = ${1} RETURNING 1)
    SELECT 1`,
  db.deleteFrom(table),
  sql`DELETE FROM ${table} WHERE true`,
  db.deleteFrom('ratings'),
]

interface Db {
  deleteFrom(name: string): unknown
}
type Sql = (text: TemplateStringsArray, ...values: unknown[]) => unknown
