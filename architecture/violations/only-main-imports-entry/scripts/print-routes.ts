import { routes } from '../server/src/entry/http/routes.ts'

export const printed = routes
