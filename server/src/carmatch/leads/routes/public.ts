import type { LeadId } from '@recado/contracts/ids'
import { leadEndpoints } from '@recado/contracts/leads'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { Locale } from '@recado/contracts/wire'
import type { FastifyRequest } from 'fastify'
import { limitOf } from '../../../core/billing/index.ts'
import { requireOpenFor } from '../../../core/tenants/index.ts'
import { enforceLimit } from '../../../http/enforce-limit.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { shopAction } from '../../../http/public/shop-route.ts'
import { readOrigin } from '../../../http/request-context.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken, tokenMatches } from '../../../platform/secrets/index.ts'
import type { Services } from '../../../services.ts'
import type { ScopeSource } from '../../../tenancy/tenant-scope.ts'
import { buyerOf, findReachable } from '../../recommendations/index.ts'
import { consentOf, whatsappDigits } from '../../workflows/show-shop.ts'
import { takeLead } from '../../workflows/take-lead.ts'
import {
  insertArrival,
  leadErrors,
  type PortalSign,
  type ReceivedMail,
  readMailAddress,
  readPostedMail,
  TAKE_ARRIVAL_JOB,
  takesArrivals,
} from '../index.ts'

export const leaveLead = shopAction(matcherEndpoints.leave, {
  limit: 'lead',
  use: 'inbound',
  handler: async ({ services, source, tenant, body }) => {
    if (body.website !== '') return { id: newId<LeadId>(), reference: 'L1', whatsapp_url: null }
    const { brand } = await services.brands.ofTenant(tenant)
    const { version } = consentOf(services.texts, { locale: tenant.locale, name: brand.companyName })
    if (body.consent_version !== version) throw leadErrors.lead_consent_outdated()
    const lead = await services.withTenant(source, async (scope) => {
      const buyer = buyerOf(scope, body.buyer_key)
      const list =
        body.recommendation_id === undefined ? undefined : await findReachable(scope, buyer, body.recommendation_id)
      const { trade_in: swap } = body
      return takeLead(services, scope, {
        ...{
          channel: 'page',
          portal: '',
          name: body.name,
          phone: body.phone,
          email: body.email,
          message: body.message,
        },
        ...{ carIds: body.car_ids, recommendationId: list?.id, buyer, consentVersion: version, visitAt: body.visit_at },
        externalId: `${buyer}|${body.client_id}`,
        ...(swap === undefined
          ? {}
          : {
              tradeIn: {
                description: swap.description,
                ...{ year: swap.year ?? null, km: swap.km ?? null, value_cents: swap.value_cents ?? null },
              },
            }),
      })
    })
    const digits = whatsappDigits(brand.contact.whatsapp)
    const text = services.texts.translate(tenant.locale as Locale, 'matcher:whatsapp_lead', {
      reference: lead.reference,
    })
    const whatsapp_url = digits === null ? null : `https://wa.me/${digits}?text=${encodeURIComponent(text)}`
    return { id: lead.id, reference: lead.reference, whatsapp_url }
  },
})

/** A portal waits some seconds and does not send again: it is answered once what it sent is kept. */
export const takePortalLead = shopAction(leadEndpoints.takePortalLead, {
  fromMachines: true,
  limit: 'portal_lead',
  use: 'inbound',
  handler: async ({ services, source, request, reply, params: { token }, body }) => {
    const kept = await services.withTenant(source, async (scope) => {
      const id = await insertArrival(scope, { token }, { channel: 'portal', body })
      if (id !== undefined) await scope.jobs.enqueue(TAKE_ARRIVAL_JOB, { arrival_id: id })
      return id
    })
    if (kept === undefined) {
      await enforceLimit(services, { request, reply }, {}, ['refused'])
      throw platformErrors.not_found()
    }
    return { taken: true as const }
  },
})

const MOST_MAIL_BYTES = 30 * 1024 ** 2

/** A provider posts a mail again until it is answered: what was kept before is answered and not kept again. */
export const takePortalMail = shopAction(leadEndpoints.takePortalMail, {
  fromMachines: true,
  limit: 'portal_lead',
  use: 'inbound',
  rawBody: true,
  bodyLimit: MOST_MAIL_BYTES,
  // Before the body: nobody's thirty megabytes are read without the address's secret.
  mayEnter: async ({ services, source, request, reply }) => {
    const { token } = request.params as { token: string }
    if (await services.withTenant(source, (scope) => takesArrivals(scope, { token }))) return
    await enforceLimit(services, { request, reply }, {}, ['refused'])
    throw platformErrors.not_found()
  },
  handler: async ({ services, source, request, params: { token } }) => {
    await keepMail(services, source, { token }, (await readPosted(request)).mail)
    return { taken: true as const }
  },
})

/** What the installation's provider receives for all companies: the address that it was written to names portal and company. */
export const takeInboundMail = publicRoute(leadEndpoints.takeInboundMail, {
  unlimited: true,
  rawBody: true,
  bodyLimit: MOST_MAIL_BYTES,
  mayEnter: async ({ services, request, reply }) => {
    const { secret } = request.params as { secret: string }
    const { inboundMail } = services.config
    if (inboundMail !== undefined && tokenMatches(secret, hashToken(inboundMail.secret))) return
    await enforceLimit(services, { request, reply }, {}, ['refused'])
    throw platformErrors.not_found()
  },
  handler: async ({ services, request, reply }) => {
    const { mail, recipients } = await readPosted(request)
    const named = readMailAddress(recipients, services.config.inboundMail?.domain ?? '')
    const tenant = named === undefined ? undefined : await services.tenants.find({ slug: named.slug })
    // Who wrote to an address that is none of ours is told nothing of it, and the provider does not send it again.
    if (named === undefined || tenant === undefined || limitOf(tenant, 'cars') === 0) return { taken: false }
    await enforceLimit(services, { request, reply }, { tenant }, ['portal_lead'])
    requireOpenFor(tenant, 'inbound')
    const source = { tenant, actor: { kind: 'system' as const, name: 'mail' }, origin: readOrigin(request) }
    return { taken: await keepMail(services, source, { mailKey: named.mailKey }, mail) }
  },
})

function readPosted(request: FastifyRequest) {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return readPostedMail(request.headers['content-type'] ?? '', bytes)
}

/** Whether it is kept anew. */
function keepMail(
  { withTenant }: Pick<Services, 'withTenant'>,
  source: ScopeSource,
  sign: PortalSign,
  mail: ReceivedMail,
): Promise<boolean> {
  return withTenant(source, async (scope) => {
    const sentId = mail.message_id === '' ? null : mail.message_id
    const id = await insertArrival(scope, sign, { channel: 'mail', body: mail, sentId })
    if (id !== undefined) await scope.jobs.enqueue(TAKE_ARRIVAL_JOB, { arrival_id: id })
    return id !== undefined
  })
}
