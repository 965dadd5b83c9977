import { type Kysely, sql } from 'kysely'

export const issueInvoice = (db: Kysely<{ invoices: object }>) => [db.insertInto('invoices'), sql`select 1`]
