import { addressKey } from '../../platform/rate-limit/address-key.ts'
import type { RatePolicies } from '../../platform/rate-limit/rate-policies.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import { errors } from './errors.ts'
import { countRegistrations, insertRegistration, lockRegistrations } from './registrations.sql.ts'

/**
 * Lets somebody open a company, or says when to come again. Counted in the database, so a restart forgets nothing and all
 * nodes count together; and before anything else is done, so that what follows (a hash, tables) is bounded too.
 *
 * @throws registrations_too_many (429) for the address, registrations_paused (503) over all; both with Retry-After
 */
export async function admitRegistration(
  parts: { control: Control; ratePolicies: RatePolicies },
  ip: string,
): Promise<void> {
  const { registration: own, registrations: all } = parts.ratePolicies
  const address = addressKey(ip)
  await parts.control.acrossTenants(async (scope) => {
    await lockRegistrations(scope)
    const now = scope.clock.now().getTime()
    const since = (policy: { seconds: number }) => new Date(now - policy.seconds * 1_000)
    const mine = await countRegistrations(scope, since(own), address)
    if (mine.count >= own.points) throw errors.registrations_too_many(comeAgain(mine.oldest, own.seconds, now))
    const everybodys = await countRegistrations(scope, since(all))
    if (everybodys.count >= all.points)
      throw errors.registrations_paused(comeAgain(everybodys.oldest, all.seconds, now))
    await insertRegistration(scope, address)
  })
}

/** When the oldest that counts counts no more. */
function comeAgain(oldest: Date | null, seconds: number, now: number) {
  const wait = Math.max(1, Math.ceil(((oldest?.getTime() ?? now) + seconds * 1_000 - now) / 1_000))
  return { params: { minutes: Math.ceil(wait / 60) }, headers: { 'retry-after': String(wait) } }
}
