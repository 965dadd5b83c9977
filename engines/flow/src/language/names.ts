import { z } from 'zod'

/** Ids of blocks, options and flows: what an address, a file name and a button's payload all accept. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** A variable's name. Two leading underscores are refused: `__proto__` must never be one. */
export const variableName = z.string().regex(/^(?!__)[a-z_][a-z0-9_]{0,59}$/)
/** A variable, or something inside it: `car.title`, `cars.0.price`. */
export const variablePath = z.string().regex(/^(?!__)[a-z_][a-z0-9_]{0,59}(\.[A-Za-z0-9_]{1,60}){0,8}$/)
/** What people read, with `{{places}}`. 4,096 characters is WhatsApp's limit for one message. */
export const textTemplate = z.string().max(4_096)
/** A short text with places: an address, a label. */
export const shortTemplate = z.string().max(2_000)
