import { core } from './core/index.ts'

export const routes = [core]
