import type { LeadId } from '@recado/contracts/ids'
import { leadEndpoints } from '@recado/contracts/leads'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { Locale } from '@recado/contracts/wire'
import { enforceLimit } from '../../../http/enforce-limit.ts'
import { shopAction } from '../../../http/public/shop-route.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { buyerOf, findReachable } from '../../recommendations/index.ts'
import { consentOf, whatsappDigits } from '../../workflows/show-shop.ts'
import { takeLead } from '../../workflows/take-lead.ts'
import { insertArrival, leadErrors, TAKE_ARRIVAL_JOB } from '../index.ts'

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
      const id = await insertArrival(scope, token, body)
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
