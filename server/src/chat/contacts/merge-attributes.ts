import { MAX_ATTRIBUTES } from '@recado/contracts/contacts'
import { errors } from './errors.ts'

type Attributes = Record<string, unknown>

/** What is named changes, null takes away, the rest stays. @throws contact_attributes_too_many (422) */
export function mergeAttributes(present: Attributes, change: Attributes): Attributes {
  const merged = Object.fromEntries(Object.entries({ ...present, ...change }).filter(([, value]) => value !== null))
  if (Object.keys(merged).length > MAX_ATTRIBUTES) {
    throw errors.contact_attributes_too_many({ params: { limit: MAX_ATTRIBUTES } })
  }
  return merged
}
