import type { IdentityId, MemberId, PartnerId, TenantId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import type { Locale } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../services.ts'
import type { Actor } from '../../tenancy/actor.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import { placeTenant, removePlacement } from '../../tenancy/place-tenant.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { deleteSubscriptions, startSubscription } from '../billing/index.ts'
import { deleteInvitationsTo, invite } from '../invitations/index.ts'
import { addMember, deleteMembershipsOf } from '../members/index.ts'
import { lockRoomForTenant, errors as partnerErrors } from '../partners/index.ts'
import {
  deleteSlugs,
  deleteTenant,
  insertTenant,
  isOpened,
  markOpened,
  requireTimeZone,
  takeSlug,
} from '../tenants/index.ts'
import { runWorkflow, type Workflow, type WorkflowRunner } from './run-workflow.ts'

export interface OpenTenant {
  name: string
  slug: string
  plan: string
  locale: Locale
  timezone: string
  status: 'trial' | 'active'
  partnerId: PartnerId | null
  /** By default the plan's. */
  placement?: PlacementKind
  /** Somebody who is signed up already, or somebody who gets an invitation by e-mail. */
  owner:
    | { kind: 'identity'; identityId: IdentityId }
    | { kind: 'invite'; name: string; email: string; invitedByName: string }
  actor: Actor
  origin?: RequestOrigin
}

type OpeningServices = Pick<
  Services,
  'control' | 'installation' | 'log' | 'plans' | 'tenants' | 'withTenant' | 'changes' | 'config' | 'seats'
> &
  Pick<WorkflowRunner, 'leaseMs'>

interface Opening extends OpenTenant {
  tenantId: TenantId
  memberId: MemberId
}

/**
 * Opens a tenant that works: address, subscription, place with its tables, first person, audit entry.
 * Takes well under a second for `shared`, about a quarter more for a schema or a database of its own.
 *
 * @throws partner_full, slug_taken, slug_reserved, plan_unknown, timezone_unknown; nothing is left behind then.
 */
export async function openTenant(services: OpeningServices, order: OpenTenant): Promise<{ tenantId: TenantId }> {
  services.plans.get(order.plan)
  requireTimeZone(order.timezone)
  const opening: Opening = { ...order, tenantId: newId<TenantId>(), memberId: newId<MemberId>() }
  await runWorkflow(services, openTenantWorkflow(services), opening, order.partnerId)
  return { tenantId: opening.tenantId }
}

export function openTenantWorkflow(services: OpeningServices): Workflow<Opening> {
  const { control, plans } = services
  return {
    kind: 'tenant.open',
    steps: [
      {
        name: 'reserve',
        do: ({ tenantId, slug, plan, status, ...order }) =>
          control.acrossTenants(async (scope) => {
            const trialDays = plans.get(plan).trial_days
            const trialEndsAt =
              status === 'trial' ? new Date(scope.clock.now().getTime() + trialDays * 86_400_000) : null
            if (order.partnerId !== null && !(await lockRoomForTenant(scope, order.partnerId))) {
              throw partnerErrors.partner_full()
            }
            await takeSlug(scope, slug, tenantId)
            await insertTenant(scope, { ...order, id: tenantId, slug, status, trialEndsAt })
          }),
        undo: unlessOpened(services, ({ tenantId }) =>
          control.acrossTenants(async (scope) => {
            await deleteSlugs(scope, tenantId)
            await deleteTenant(scope, tenantId)
          }),
        ),
      },
      {
        name: 'subscribe',
        do: ({ tenantId, plan, status }) =>
          control.acrossTenants((scope) =>
            startSubscription(scope, plans, { tenantId, plan, status: status === 'trial' ? 'trialing' : 'active' }),
          ),
        undo: unlessOpened(services, ({ tenantId }) =>
          control.acrossTenants((scope) => deleteSubscriptions(scope, tenantId)),
        ),
      },
      {
        name: 'place',
        do: ({ tenantId, placement, plan }) =>
          placeTenant(services.installation, tenantId, placement ?? plans.get(plan).placement),
        undo: unlessOpened(services, ({ tenantId }) => removePlacement(services.installation, tenantId)),
      },
      {
        name: 'first_person',
        do: (opening) => addFirstPerson(services, opening),
        undo: unlessOpened(services, ({ tenantId }) =>
          control.acrossTenants(async (scope) => {
            await deleteInvitationsTo(scope, tenantId)
            await deleteMembershipsOf(scope, tenantId)
          }),
        ),
      },
      {
        name: 'open',
        do: ({ tenantId, actor, origin, name, slug, plan, partnerId }) =>
          control.acrossTenants(async (scope) => {
            await markOpened(scope, tenantId)
            await recordControlAct(
              scope,
              { actor, tenantId, ...(origin ? { origin } : {}), ...(partnerId ? { partnerId } : {}) },
              { action: 'tenant.opened', targetKind: 'tenant', targetId: tenantId, after: { name, slug, plan } },
            )
          }),
      },
    ],
  }
}

/**
 * The last step commits and is noted in two transactions: of a run that was killed between them it is done again, and when
 * it fails then, people may be at work in the tenant already.
 */
function unlessOpened(
  { control }: OpeningServices,
  undo: (opening: Opening) => Promise<void>,
): (opening: Opening) => Promise<void> {
  return async (opening) => {
    if (!(await control.acrossTenants((scope) => isOpened(scope, opening.tenantId)))) await undo(opening)
  }
}

async function addFirstPerson(services: OpeningServices, opening: Opening): Promise<void> {
  const { owner, tenantId, memberId } = opening
  if (owner.kind === 'identity') {
    await addMember(services, { tenantId, memberId, identityId: owner.identityId, role: 'owner' })
  } else {
    const { publicUrl } = services.config.http
    await services.control.acrossTenants((scope) =>
      invite(scope, {
        tenantId,
        tenantName: opening.name,
        email: owner.email,
        name: owner.name,
        role: 'owner',
        locale: opening.locale,
        invitedBy: null,
        invitedByName: owner.invitedByName,
        consoleUrl: consoleUrl(publicUrl, services.config.tenancy.baseDomain, opening.slug),
      }),
    )
  }
}
