import type { LeadArrivalView, LeadCar, LeadPortalView, LeadView } from '@recado/contracts/leads'
import type { z } from 'zod'
import { carPhotoPath } from '../car-photo-path.ts'
import type { ArrivalRow, PortalRow } from './lead-portals.sql.ts'
import type { LeadCarRow, LeadRow } from './leads.sql.ts'
import { mailAddress } from './mail/mail-address.ts'
import { ReceivedMail } from './mail/read-mail.ts'
import { readPortalMail } from './mail/read-portal-mail.ts'
import { readPortalLead } from './read-portal-lead.ts'

export function presentLead(tenantId: string, row: LeadRow): LeadView {
  const { id, reference, stage, stage_since, name, phone, email, contact_id, conversation_id, channel, portal } = row
  return {
    ...{ id, reference, stage, stage_since, name, phone, email, contact_id, conversation_id, channel, portal },
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    touch_count: row.touch_count,
    cars: row.cars.map((car) => presentLeadCar(tenantId, car)),
    car_count: row.car_count,
    created_at: row.created_at,
    last_touch_at: row.last_touch_at,
  }
}

export function presentLeadCar(
  tenantId: string,
  { id, title, price_cents, status, file }: LeadCarRow,
): z.output<typeof LeadCar> {
  return {
    id,
    title,
    price_cents,
    status,
    small_photo_url: file === null ? null : carPhotoPath(tenantId, file, 'small'),
  }
}

export function presentPortal(
  row: PortalRow,
  { slug, domain }: { slug: string; domain: string | undefined },
): z.output<typeof LeadPortalView> {
  const { id, kind, name, active, arrived_count, unread_count, last_arrived_at, created_at } = row
  const { mail_key: key } = row
  const mail_address = key === null || domain === undefined ? null : mailAddress(key, slug, domain)
  return { id, kind, name, active, mail_address, arrived_count, unread_count, last_arrived_at, created_at }
}

const EXCERPT = 2_000

export function presentArrival(row: ArrivalRow): z.output<typeof LeadArrivalView> {
  const { id, portal_id, channel, status, problem, lead_id, arrived_at, body } = row
  const mail = channel === 'mail' ? ReceivedMail.safeParse(body).data : undefined
  const { name, phone, email, message } = mail === undefined ? readPortalLead(body) : readPortalMail(mail).lead
  return {
    ...{ id, portal_id, portal: row.portal ?? '', channel, status, problem, lead_id, arrived_at },
    subject: mail?.subject ?? '',
    from: mail === undefined ? '' : [mail.from_name, mail.from].filter(Boolean).join(' · '),
    excerpt: (mail === undefined ? tellFields(body) : mail.text || mail.html_text).slice(0, EXCERPT).toWellFormed(),
    guess: { name, phone, email, message },
  }
}

function tellFields(body: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(body).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return told.join('\n')
}
