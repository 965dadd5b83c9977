import { sql } from 'kysely'

export const listInvoices = sql`select 1`
