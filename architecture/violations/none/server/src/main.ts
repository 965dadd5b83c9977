import { routes } from './entry/http/routes.ts'

export const wired = [routes, import.meta.dirname]
