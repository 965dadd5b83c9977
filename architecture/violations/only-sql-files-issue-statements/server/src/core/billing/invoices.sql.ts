import { type Kysely, sql } from 'kysely'

export const listInvoices = (db: Kysely<{ invoices: object }>) => [db.selectFrom('invoices'), sql`select 1`]
