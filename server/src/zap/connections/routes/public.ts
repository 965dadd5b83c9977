import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { LIFECYCLE } from '../../../core/tenants/index.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { errors } from '../../../platform/errors.ts'
import { codeOf, readShared, readShareToken } from '../index.ts'

/** Of a link that is over, of one that never was and of a company that is closed the answer is the same. */
export const getSharedWhatsappCode = publicRoute(whatsappEndpoints.getShared, {
  handler: async ({ services, params: { token } }) => {
    const id = readShareToken(token)
    const tenant = id === undefined ? undefined : await services.tenants.find({ id })
    if (tenant === undefined || !LIFECYCLE[tenant.status].allows.includes('write')) throw errors.not_found()
    const source = { tenant, actor: { kind: 'system' as const, name: 'shared_whatsapp_code' } }
    const connection = await services.withTenant(source, (scope) => readShared(scope, token))
    const { name, state, link_expires_at } = connection
    const code = codeOf(connection, services.clock.now())
    return { company: tenant.name, name, state, code, expires_at: link_expires_at }
  },
})
