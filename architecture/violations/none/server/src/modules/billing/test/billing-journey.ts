import { routes } from '../../../entry/http/routes.ts'
import { internal } from '../../../../../engines/flow/src/internal.ts'
import pg from 'pg'

export const journey = [routes, internal, pg, process.env.DATABASE_URL]
