import { crmEndpoints } from '@recado/contracts/crm'
import { TenantId } from '@recado/contracts/ids'
import { enforceLimit } from '../../../http/enforce-limit.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { shopAction } from '../../../http/public/shop-route.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { consoleUrl } from '../../../tenancy/console-url.ts'
import { LOOK_JOB, takesHook } from '../index.ts'

/** An app has one return address for all companies: the state says whose console the browser goes on to, which proves who asked. */
export const returnFromCrm = publicRoute(crmEndpoints.returnFrom, {
  handler: async ({ services: { tenants, config }, reply, query: { code = '', state = '' } }) => {
    const id = TenantId.safeParse(state.split('.')[0]).data
    const tenant = id === undefined ? undefined : await tenants.find({ id })
    if (tenant === undefined) throw platformErrors.not_found()
    const origin = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, tenant.slug)
    const told = new URLSearchParams(code === '' ? { refused: 'true' } : { code, state })
    return reply.header('cache-control', 'no-store').redirect(`${origin}/estoque/crm?${told}`, 303)
  },
})

/** What is posted is not believed: the deal it names is asked for. */
export const takeCrmHook = shopAction(crmEndpoints.takeHook, {
  fromMachines: true,
  limit: 'portal_lead',
  use: 'inbound',
  handler: async ({ services, source, request, reply, params: { token }, body: { document } }) => {
    const isKnown = await services.withTenant(source, async (scope) => {
      if (!(await takesHook(scope, token))) return false
      await scope.jobs.enqueue(LOOK_JOB, { deal_ref: document.id })
      return true
    })
    if (!isKnown) {
      await enforceLimit(services, { request, reply }, {}, ['refused'])
      throw platformErrors.not_found()
    }
    return { taken: true as const }
  },
})
