import type { PublicLeadBody } from '@recado/contracts/matcher'
import type { z } from 'zod'

type Written = Pick<z.input<typeof PublicLeadBody>, 'name' | 'phone' | 'email' | 'message' | 'trade_in' | 'website'>

/** What was written in the form; fields that were left empty are not there. */
export function readLead(form: Pick<FormData, 'get'>): Written {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [email, trade] = [text('email'), text('trade_in')]
  return {
    name: text('name'),
    phone: text('phone'),
    message: text('message'),
    website: text('website'),
    ...(email !== '' && { email }),
    ...(trade !== '' && { trade_in: { description: trade } }),
  }
}
