import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/**
 * Everything that may be limited. A route names one with `limit`. By address means by whole offices and, with a mobile
 * carrier's NAT, by thousands of people: those numbers bound machines, not visitors; `file` is what one page loads many of.
 */
const KINDS = [
  'public',
  'auth',
  'file',
  'refused',
  'person',
  'api',
  'advisor',
  'recommendations_client',
  'buyer_events',
  'lead',
  'portal_lead',
  'webhook',
  'bot',
  'socket',
  'reference',
  'registration',
  'registrations',
  'photo',
  'invitation',
  'invitations_daily',
  'invitations_daily_trial',
  'reply_mails_trial',
] as const
export type RateKind = (typeof KINDS)[number]

const RatePolicyData = z.strictObject({
  /** Whose count it is. `tenant_address`: one client address at one tenant; `connection`: one bot; `everybody`: one count. */
  by: z.enum(['address', 'person', 'tenant', 'tenant_address', 'connection', 'everybody']),
  /** The plans' name of a rate; the best among the tenant's subscriptions is used instead of the numbers here. */
  plan_rate: z.string().optional(),
  points: z.number().int().min(1),
  seconds: z.number().int().min(1),
})
const RatePolicies = z.record(z.enum(KINDS), RatePolicyData)

export type RatePolicies = z.output<typeof RatePolicies>

/** server/data/rate-limits.json: the one place where a limit that is no plan's is changed. */
export async function readRatePolicies(
  file = new URL('../../../data/rate-limits.json', import.meta.url),
): Promise<RatePolicies> {
  return RatePolicies.parse(JSON.parse(await readFile(file, 'utf8')))
}
