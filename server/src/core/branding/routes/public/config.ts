import { type TenantConfig, tenantConfigEndpoints } from '@recado/contracts/tenant-config'
import { isDemoOnThisMachine } from '../../../../http/demo-on-this-machine.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { readTenant } from '../../../../http/request-context.ts'
import type { Services } from '../../../../services.ts'
import { errors as tenancyErrors } from '../../../../tenancy/errors.ts'
import type { Tenant } from '../../../../tenancy/tenant.ts'
import { presentBrand } from '../../index.ts'

export const tenantConfig = publicRoute(tenantConfigEndpoints.get, {
  handler: async ({ services, request }) => {
    const tenant = await readTenant(services, request)
    request.observedTenant = tenant
    return tenant === undefined
      ? configOfPlatform(services, isDemoOnThisMachine(services, request))
      : configOf(services, tenant)
  },
})

export const tenantConfigBySlug = publicRoute(tenantConfigEndpoints.getBySlug, {
  handler: ({ services, params: { slug } }) => configBySlug(services, slug),
})

export const tenantConfigBareAlias = publicRoute(tenantConfigEndpoints.getByBareAlias, {
  handler: ({ services, params: { slug } }) => configBySlug(services, slug),
})

async function configBySlug(services: Services, slug: string): Promise<TenantConfig> {
  const present = await services.tenants.find({ slug })
  const followed = present === undefined ? await services.tenants.findRedirect(slug) : undefined
  const tenant = present ?? (followed === undefined ? undefined : await services.tenants.find({ slug: followed }))
  if (tenant === undefined) throw tenancyErrors.tenant_unknown()
  return configOf(services, tenant)
}

async function configOf(services: Services, tenant: Tenant): Promise<TenantConfig> {
  const { brand, ownDomain } = await services.brands.ofTenant(tenant)
  return {
    slug: tenant.slug,
    name: tenant.name,
    domain: ownDomain ?? `${tenant.slug}.${services.config.tenancy.baseDomain}`,
    status: tenant.status,
    locale: tenant.locale,
    branding: presentBrand(brand),
    contact: brand.contact,
    features: tenant.entitlements.features,
    limits: tenant.entitlements.limits,
    registration_open: false,
    development_mailbox: hasMailbox(services),
    demo_doors: false,
    simulator_url: simulatorUrl(services),
  }
}

async function configOfPlatform(services: Services, demoDoors: boolean): Promise<TenantConfig> {
  const { brand } = await services.brands.ofPlatform()
  return {
    slug: null,
    name: brand.companyName,
    domain: services.config.tenancy.baseDomain,
    status: null,
    locale: 'pt-BR',
    branding: presentBrand(brand),
    contact: brand.contact,
    features: {},
    limits: {},
    registration_open: true,
    development_mailbox: hasMailbox(services),
    demo_doors: demoDoors,
    simulator_url: simulatorUrl(services),
  }
}

function hasMailbox({ config }: Services): boolean {
  return config.environment === 'development' && config.mail.driver === 'mailbox'
}

/** Its phones answer to this machine alone, by this name. */
function simulatorUrl({ config }: Services): string | null {
  return config.simulator === undefined ? null : `http://localhost:${config.simulator.port}`
}
