import { AUTOCENTER } from './autocenter.ts'
import { ROBUSTCAR } from './robustcar.ts'
import type { DemoCompany, DemoPerson } from './script.ts'
import { SORRISO } from './sorriso.ts'

/** Who and what the demo shows: a platform's owner, a partner, three companies in three placements, each with its brand. */
export const DEMO_TENANTS: readonly DemoCompany[] = [ROBUSTCAR, AUTOCENTER, SORRISO]

export const DEMO_PASSWORD = 'demonstracao'

export const PLATFORM_OWNER = { email: 'dona@recado.exemplo', name: 'Helena Prado' }
export const PARTNER = { slug: 'revende', name: 'Revende Mais' }
export const PARTNER_ADMIN = { email: 'parceira@revende.exemplo', name: 'Marta Vidal' }

/** The company that the doors lead into. */
export const DEMO_SHOP = 'robustcar'

/** Who runs a company, and the first who answers its customers. */
export function doorsOf({ slug, people }: DemoCompany): { manager: DemoPerson; seller: DemoPerson } {
  const manager = people.find(({ role }) => role === 'owner')
  const seller = people.find(({ role }) => role === 'agent')
  if (manager === undefined || seller === undefined) throw new Error(`nobody is at the doors of ${slug}`)
  return { manager, seller }
}
