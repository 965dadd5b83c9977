import type { Services } from '../services.ts'
import { SEEDER } from './cast.ts'
import { DEMO_TENANTS, PARTNER_ADMIN, PLATFORM_OWNER } from './demo-data.ts'
import { listKnownEmails, listSlugsOpenedBy } from './demo-traces.sql.ts'

/**
 * Outside development a database that holds the demo is refused: the passwords of its people are in the program's text.
 * The audit log shows the demo also when its people were renamed.
 *
 * @throws Error that names what was found
 */
export async function refuseDemoTraces({ config, control }: Pick<Services, 'config' | 'control'>): Promise<void> {
  if (config.environment === 'development') return
  const people = [PLATFORM_OWNER, PARTNER_ADMIN, ...DEMO_TENANTS.flatMap((company) => company.people)]
  const found = await control.acrossTenants(async (scope) => [
    ...(await listKnownEmails(
      scope,
      people.map(({ email }) => email),
    )),
    ...(await listSlugsOpenedBy(scope, SEEDER.name)),
  ])
  if (found.length === 0) return
  throw new Error(
    `RECADO_ENV is ${config.environment} but the database holds the demo (${[...new Set(found)].join(', ')}). ` +
      'Use an empty database: the demo belongs to development, and its passwords are public.',
  )
}
