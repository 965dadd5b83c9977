import { invoices } from '../routes/console.ts'
import { internal } from '../../../../../engines/flow/src/internal.ts'
import pg from 'pg'

export const journey = [invoices, internal, pg, process.env.DATABASE_URL]
