import { z } from 'zod'

export type Fields = Record<string, unknown>

const Text = z.string().min(1)
const Contact = z.strictObject({
  name: z.string().min(2),
  emails: z.array(z.strictObject({ email: z.email() })).optional(),
  phones: z.array(z.strictObject({ phone: z.string().regex(/^\+?\d{8,15}$/), type: Text })).optional(),
  job_title: Text.optional(),
  organization_id: Text.optional(),
})
const DealChange = z.strictObject({
  name: z.string().min(2).optional(),
  stage_id: Text.optional(),
  owner_id: Text.optional(),
  source_id: Text.optional(),
  campaign_id: Text.optional(),
  lost_reason_id: Text.optional(),
  status: z.enum(['ongoing', 'won', 'lost', 'paused']).optional(),
  contact_ids: z.array(Text).optional(),
  custom_fields: z.record(z.string().regex(/^[a-z0-9_-]+$/), z.unknown()).optional(),
})
const Deal = DealChange.extend({ name: z.string().min(2) })

export interface Known {
  contacts: readonly string[]
  stages: readonly string[]
}

/** What of a body is not as the CRM's reference has it; undefined: nothing. */
export const checkContact = (data: Fields): string | undefined => problemOf(Contact, data)
export const checkContactChange = (data: Fields): string | undefined => problemOf(Contact.partial(), data)
export const checkDeal = (data: Fields, known: Known): string | undefined =>
  problemOf(Deal, data) ?? unknownIn(data, known)
export const checkDealChange = (data: Fields, known: Known): string | undefined =>
  problemOf(DealChange, data) ?? unknownIn(data, known)

function problemOf(shape: z.ZodType, data: Fields): string | undefined {
  const parsed = shape.safeParse(data)
  return parsed.success
    ? undefined
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

function unknownIn({ stage_id: stage, contact_ids: contacts }: Fields, known: Known): string | undefined {
  if (typeof stage === 'string' && !known.stages.includes(stage)) return `no stage ${stage}`
  if (!Array.isArray(contacts)) return undefined
  const stranger = contacts.find((id) => !known.contacts.includes(id))
  return stranger === undefined ? undefined : `no contact ${stranger}`
}
