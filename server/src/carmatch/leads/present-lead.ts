import type { LeadArrivalView, LeadCar, LeadPortalView, LeadView } from '@recado/contracts/leads'
import type { z } from 'zod'
import { carPhotoPath } from '../car-photo-path.ts'
import type { ArrivalRow, PortalRow } from './lead-portals.sql.ts'
import type { LeadCarRow, LeadRow } from './leads.sql.ts'

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

export function presentPortal(row: PortalRow): z.output<typeof LeadPortalView> {
  const { id, kind, name, active, arrived_count, last_arrived_at, created_at } = row
  return { id, kind, name, active, arrived_count, last_arrived_at, created_at }
}

const EXCERPT = 500

export function presentArrival(row: ArrivalRow): z.output<typeof LeadArrivalView> {
  const { id, portal_id, status, problem, lead_id, arrived_at, body } = row
  const told = Object.entries(body).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return {
    ...{ id, portal_id, portal: row.portal ?? '', channel: 'portal', status, problem, lead_id, arrived_at },
    excerpt: told.join('\n').slice(0, EXCERPT),
  }
}
