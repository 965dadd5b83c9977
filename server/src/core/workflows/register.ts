import { randomBytes } from 'node:crypto'
import type { TenantId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { AppError } from '../../platform/errors.ts'
import { slugify } from '../../platform/slugify.ts'
import type { Services } from '../../services.ts'
import { RESERVED_SLUGS } from '../../tenancy/host-names.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { accountErrors, admitRegistration, type Identity, type KnownDevice } from '../accounts/index.ts'
import { errors as billingErrors } from '../billing/errors.ts'
import { invitationErrors } from '../invitations/index.ts'
import { isSlugFree, errors as tenantErrors } from '../tenants/index.ts'
import { openTenant } from './open-tenant.ts'
import { acceptInvitation } from './sign-in/accept-invitation.ts'
import type { Entrance } from './sign-in/entrance.ts'
import { signUp } from './sign-in/sign-up.ts'

export interface Registration {
  name: string
  email: string
  password: string
  company_name?: string | undefined
  slug?: string | undefined
  plan?: string | undefined
  locale: Locale
  invitation_token?: string | undefined
  /** The tenant of the host or of X-Tenant. */
  hostTenant: Tenant | undefined
  /** What the browser is known by. */
  device: KnownDevice | undefined
  origin: RequestOrigin
}

const TIMEZONE = 'America/Sao_Paulo'
/** A derived address that is taken is tried with a number, then with one nobody else will have chosen. */
const MAX_TRIES = 6

/**
 * Registers somebody: on the platform's host they open a trial company of their own, with an invitation they join the
 * one that invited them.
 *
 * @throws company_fields_refused (400), invitation_required (403), plan_unknown (400), slug_taken, slug_reserved,
 * registration_refused (409), registrations_too_many (429), registrations_paused (503), and what accepting an invitation throws
 */
export async function register(services: Services, registration: Registration): Promise<Entrance> {
  const { hostTenant, device, origin, invitation_token: token, name, email, password } = registration
  if (token !== undefined || hostTenant !== undefined) {
    const { company_name, slug, plan } = registration
    if (company_name !== undefined || slug !== undefined || plan !== undefined)
      throw accountErrors.company_fields_refused()
    if (token === undefined) throw invitationErrors.invitation_required()
    return acceptInvitation(services, { token, name, password, email, hostTenant, device, origin })
  }
  const plan = choosePlan(services, registration.plan)
  if (registration.slug !== undefined) await requireFree(services, registration.slug)
  await admitRegistration(services, origin.ip)
  const identity = await signUp(services, registration)
  const tenantId = await openCompany(services, identity, registration, plan)
  const tenant = await services.tenants.find({ id: tenantId })
  if (tenant === undefined) throw new Error('the tenant that was opened was not found')
  return { identity, place: { realm: 'tenant', tenant, partnerId: null } }
}

/** By default the catalogue's first plan that is on sale and can be tried. @throws plan_unknown for one not on sale. */
function choosePlan(services: Services, code: string | undefined): string {
  const plan =
    code === undefined
      ? services.plans.plans.find(({ for_sale, trial_days }) => for_sale && trial_days > 0)
      : services.plans.get(code)
  if (plan === undefined || !plan.for_sale) throw billingErrors.plan_unknown()
  return plan.code
}

/** Said before an account is made: whoever corrects the address should not meet their own half-made account. */
async function requireFree(services: Services, slug: string): Promise<void> {
  if (RESERVED_SLUGS.has(slug)) throw tenantErrors.slug_reserved()
  if (!(await services.control.acrossTenants((scope) => isSlugFree(scope, slug)))) throw tenantErrors.slug_taken()
}

async function openCompany(
  services: Services,
  identity: Identity,
  { company_name, name, slug, locale, origin }: Registration,
  plan: string,
): Promise<TenantId> {
  const company = company_name ?? name
  const base = slug ?? slugify(company, 'empresa')
  // Ends: after MAX_TRIES.
  for (let attempt = 1; ; attempt++) {
    try {
      const { tenantId } = await openTenant(services, {
        name: company,
        slug: attempt === 1 ? base : `${base.slice(0, 34)}-${suffix(attempt)}`,
        plan,
        locale,
        timezone: TIMEZONE,
        status: 'trial',
        partnerId: null,
        // Whatever the plan says: nobody knows yet who they are, and a schema costs everybody (decision 0019).
        placement: 'shared',
        owner: { kind: 'identity', identityId: identity.id },
        actor: { kind: 'system', name: 'register' },
        origin,
      })
      return tenantId
    } catch (error) {
      const taken = error instanceof AppError && (error.code === 'slug_taken' || error.code === 'slug_reserved')
      if (!taken || slug !== undefined || attempt === MAX_TRIES) throw error
    }
  }
}

/** 2, 3, 4, then six random digits: a popular name has its first numbers taken. */
function suffix(attempt: number): string {
  if (attempt < 5) return String(attempt)
  return randomBytes(3).toString('hex')
}
