import { crmEndpoints } from '@recado/contracts/crm'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { consoleUrl } from '../../../tenancy/console-url.ts'
import {
  authorizeCrm,
  changeCrm,
  connectCrm,
  crmErrors,
  disconnectCrm,
  findConnection,
  listAttempts,
  listChoices,
  renewCrmHook,
  retryCrm,
  showCrm,
} from '../index.ts'

const permission = 'catalogue.manage'

export const getTenantCrm = consoleRoute(crmEndpoints.get, {
  permission,
  handler: ({ scope, services }) => showCrm(scope, services.rd !== undefined),
})

export const authorizeTenantCrm = consoleRoute(crmEndpoints.authorize, {
  permission,
  answersSecret: true,
  handler: async ({ scope, services }) => ({ authorize_url: await authorizeCrm(scope, services.rd) }),
})

export const connectTenantCrm = consoleAction(crmEndpoints.connect, {
  permission,
  handler: async ({ services, source, body }) => {
    await connectCrm(services, source, body)
    return services.withTenant(source, (scope) => showCrm(scope, services.rd !== undefined))
  },
})

export const changeTenantCrm = consoleRoute(crmEndpoints.change, {
  permission,
  handler: async ({ scope, services, body }) => {
    await changeCrm(scope, body)
    return showCrm(scope, services.rd !== undefined)
  },
})

export const disconnectTenantCrm = consoleRoute(crmEndpoints.disconnect, {
  permission,
  handler: async ({ scope }) => {
    await disconnectCrm(scope)
    return undefined
  },
})

export const listCrmChoices = consoleAction(crmEndpoints.choices, {
  permission,
  handler: async ({ services, source }) => {
    const row = await services.withTenant(source, findConnection)
    if (row?.status !== 'connected') throw crmErrors.crm_not_connected()
    return listChoices(services, source)
  },
})

export const retryTenantCrm = consoleRoute(crmEndpoints.retry, {
  permission,
  handler: async ({ scope, services }) => {
    await retryCrm(scope)
    return showCrm(scope, services.rd !== undefined)
  },
})

export const renewTenantCrmHook = consoleRoute(crmEndpoints.renewHook, {
  permission,
  answersSecret: true,
  handler: async ({ scope, services: { config }, tenant }) => {
    const origin = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, tenant.slug)
    return { hook_url: `${origin}/api/v1/crm-hooks/${await renewCrmHook(scope)}` }
  },
})

export const listCrmAttempts = consoleRoute(crmEndpoints.attempts, {
  permission,
  handler: ({ scope, query }) => listAttempts(scope, query),
})
