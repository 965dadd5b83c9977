export const rename = (db: Db, sql: Sql) => [
  db.updateTable('contacts'),
  sql`INSERT INTO contacts (tenant_id) VALUES (${1}) ON CONFLICT DO UPDATE SET name = ''`,
  sql`SELECT 1 FROM ratings FOR NO KEY UPDATE OF contacts`,
]

interface Db {
  updateTable(name: string): unknown
}
type Sql = (text: TemplateStringsArray, ...values: unknown[]) => unknown
