import { z } from 'zod'

export const cents = z.int()
