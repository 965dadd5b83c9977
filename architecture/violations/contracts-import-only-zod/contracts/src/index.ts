import { z } from 'zod'
import { createHash } from 'node:crypto'
import kysely from 'kysely'

export const schemas = [z, createHash, kysely]
