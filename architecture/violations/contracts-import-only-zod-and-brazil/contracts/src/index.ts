import { cep } from '../../engines/brazil/src/cep.ts'
import { z } from 'zod'
import { createHash } from 'node:crypto'
import kysely from 'kysely'

export const schemas = [z, cep, createHash, kysely]
