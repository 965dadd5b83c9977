import { routes } from './products.ts'

export const wired = [routes, import.meta.dirname]
