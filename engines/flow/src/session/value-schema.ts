import { z } from 'zod'
import type { Value } from '../language/value.ts'

/** Any JSON. */
export const valueSchema: z.ZodType<Value> = z.json()
