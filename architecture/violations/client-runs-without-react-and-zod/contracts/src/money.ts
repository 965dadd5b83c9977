import { z } from 'zod'

export const Cents = z.int()
export type Cents = z.output<typeof Cents>
