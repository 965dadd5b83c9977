import type { Customer } from '../../../../bot/src/simulator/customer.ts'
import type { SimulatedNetwork } from '../../../../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../../../bot/src/simulator/simulated-phone.ts'
import type { Services } from '../../../src/services.ts'
import type { Tenant } from '../../../src/tenancy/tenant.ts'
import { simulatedPhoneOf } from '../../../src/zap/bots/simulated-phone.ts'
import { planReconcile } from '../../../src/zap/connections/index.ts'
import { buildConnection } from '../../support/build-connection.ts'
import { buildMember, buildTenant } from '../../support/factories.ts'
import { type Agent, openAgent } from './open-agent.ts'

/** A company with one number, whose customers each talk to one person of it. */
export interface Company {
  tenant: Tenant
  connectionId: string
  phone: SimulatedPhone
  talks: Talk[]
}

export interface Talk {
  customer: Customer
  agent: Agent
  /** What the customer's phone sent, and what the server said 201 to, in order. */
  wrote: string[]
  answered: string[]
}

/** The number's bot is asked for as the console does it: the server that starts later brings it up. */
export async function buildCompany(
  services: Services,
  { network, n, customers }: { network: SimulatedNetwork; n: number; customers: number },
): Promise<Company> {
  const house = { services }
  const tenant = await buildTenant(house)
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  const { id: connectionId } = await services.withTenant(source, async (scope) => {
    const connection = await buildConnection(scope)
    await planReconcile(scope, connection.id)
    return connection
  })
  const me = { phone: simulatedPhoneOf(connectionId), lid: `${9_000_000 + n}@lid`, name: `Loja ${n}` }
  const talks: Talk[] = []
  for (let c = 0; c < customers; c++) {
    const customer = {
      ...{ phone: `+55119${80_000_000 + n * 100 + c}`, lid: `${1_000_000 + n * 100 + c}@lid`, name: `Cliente ${c}` },
    }
    const agent = openAgent(services.tokens, await buildMember(house, tenant, 'admin'), tenant)
    talks.push({ customer, agent, wrote: [], answered: [] })
  }
  return { tenant, connectionId, phone: network.addPhone(me), talks }
}
