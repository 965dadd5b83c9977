import type { LeadArrivalId, LeadId } from '@recado/contracts/ids'
import { Email } from '@recado/contracts/wire'
import { canonicalPhone } from '../../chat/contacts/index.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findCarsByKey, listArrivalRows, lockArrival, readPortalLead, settleArrival } from '../leads/index.ts'
import type { Shop } from './shop.ts'
import { takeLead } from './take-lead.ts'

/** Makes a lead of what a portal sent; what lacks a phone and an e-mail waits for somebody who reads it. */
export async function takeArrival(
  parts: { shop: Shop; texts: Translator },
  scope: TenantScope,
  id: LeadArrivalId,
): Promise<void> {
  await lockArrival(scope, id)
  const [arrival] = await listArrivalRows(scope, { id }, { before: undefined, limit: 1 })
  if (arrival === undefined || arrival.status !== 'waiting') return
  const said = readPortalLead(arrival.body)
  const email = Email.safeParse(said.email).data
  const phone = canonicalPhone(said.phone) === undefined ? '' : said.phone
  if (phone === '' && email === undefined) {
    await settleArrival(scope, id, { status: 'unread', problem: 'no_contact' })
    return
  }
  const cars = said.adRef === '' ? [] : await findCarsByKey(scope, [said.adRef])
  const lead = await takeLead(parts, scope, {
    ...{ channel: 'portal', portal: arrival.portal ?? '', name: said.name, phone, email, message: said.message },
    ...{ carIds: cars.map((car) => car.id), adRef: said.adRef },
    externalId: `${arrival.portal_id}|${said.externalId === '' ? id : said.externalId}`,
    ...(said.adRef === '' ? {} : { otherCar: said.adRef }),
  })
  await settleArrival(scope, id, { status: 'taken', leadId: lead.id satisfies LeadId })
}
