import { config } from '../platform/config.ts'

export const supervise = config
