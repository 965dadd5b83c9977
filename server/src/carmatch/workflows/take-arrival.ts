import type { CarId, LeadArrivalId, LeadId } from '@recado/contracts/ids'
import { Email } from '@recado/contracts/wire'
import { canonicalPhone } from '../../chat/contacts/index.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { plateDigest } from '../catalogue/index.ts'
import {
  findCarsByKey,
  listArrivalRows,
  listLikelyCars,
  lockArrival,
  matchCar,
  ReceivedMail,
  readPortalLead,
  readPortalMail,
  type SaidCar,
  settleArrival,
  wordsOf,
} from '../leads/index.ts'
import type { Shop } from './shop.ts'
import { takeLead } from './take-lead.ts'

type Arrival = Awaited<ReturnType<typeof listArrivalRows>>[number]

/**
 * Makes a lead of what a portal sent, by itself or by mail. What lacks a phone and an e-mail, and a mail of no portal that is
 * known, waits for somebody who reads it.
 */
export async function takeArrival(
  parts: { shop: Shop; texts: Translator; keyring: Keyring },
  scope: TenantScope,
  id: LeadArrivalId,
): Promise<void> {
  await lockArrival(scope, id)
  const [arrival] = await listArrivalRows(scope, { id }, { before: undefined, limit: 1 })
  if (arrival === undefined || arrival.status !== 'waiting') return
  const said = readArrival(arrival)
  const email = Email.safeParse(said.lead.email).data
  const phone = canonicalPhone(said.lead.phone) === undefined ? '' : said.lead.phone
  const problem = said.problem ?? (phone === '' && email === undefined ? 'no_contact' : undefined)
  if (problem !== undefined) {
    await settleArrival(scope, id, { status: 'unread', problem })
    return
  }
  const { name, message, adRef, externalId } = said.lead
  const car = await findMeantCar(parts.keyring, scope, said.car)
  const other = said.car.title || adRef
  const lead = await takeLead(parts, scope, {
    ...{ channel: arrival.channel, portal: said.portal, name: name || (email ?? phone), phone, email, message, adRef },
    carIds: car === undefined ? [] : [car],
    externalId: `${arrival.portal_id}|${externalId === '' ? id : externalId}`,
    ...(other === '' ? {} : { otherCar: other }),
  })
  await settleArrival(scope, id, { status: 'taken', leadId: lead.id satisfies LeadId })
}

function readArrival({ channel, body, portal, portal_kind: kind }: Arrival) {
  const mail = channel === 'mail' ? ReceivedMail.safeParse(body).data : undefined
  if (mail === undefined) {
    const lead = readPortalLead(body)
    return { lead, car: { ...lead.car, codes: [lead.adRef].filter(Boolean) }, portal: portal ?? '', problem: undefined }
  }
  const { template, lead, car } = readPortalMail(mail)
  // One address may take the mails of all portals: which it is, the mail itself says.
  const named = template === undefined || template.kind === kind ? (portal ?? template?.name ?? '') : template.name
  const unknown = template === undefined ? 'unrecognised' : undefined
  return { lead, car, portal: named, problem: mail.malformed ? 'malformed' : unknown }
}

/** By our own number of it, by its plate, or by what is said of it. */
async function findMeantCar(keyring: Keyring, scope: TenantScope, said: SaidCar): Promise<CarId | undefined> {
  const plates = said.plate === undefined ? [] : [`p-${(await plateDigest(scope, keyring))(said.plate)}`]
  const keys = [...said.codes, ...plates]
  const [known] = keys.length === 0 ? [] : await findCarsByKey(scope, keys)
  if (known !== undefined) return known.id
  return matchCar(said, await listLikelyCars(scope, wordsOf(said.title)))?.id
}
