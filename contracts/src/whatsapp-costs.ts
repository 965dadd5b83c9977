import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConnectionId } from './ids.ts'

/** As Meta calls what it charges for; one that is new is counted and has no price. */
export const CostCategory = z.string().max(50)

/** Money in millionths of `currency`: a message costs fractions of a cent. */
export const CostLine = z.object({
  connection_id: ConnectionId,
  name: z.string(),
  category: CostCategory,
  /** Delivered and chargeable by Meta's word. */
  messages: z.number().int(),
  /** Of these: within what is free in the month. */
  free: z.number().int(),
  price_micros: z.number().int().nullable(),
  total_micros: z.number().int().nullable(),
})
export type CostLine = z.output<typeof CostLine>

export const WhatsappCosts = z.object({
  month: z.string(),
  currency: z.string(),
  /** Since when these prices hold. */
  prices_from: z.string(),
  lines: z.array(CostLine),
  total_micros: z.number().int(),
  /** By the pace of the month so far; null for a month that is over or not begun. */
  forecast_micros: z.number().int().nullable(),
})
export type WhatsappCosts = z.output<typeof WhatsappCosts>

export const whatsappCostEndpoints = {
  get: defineEndpoint({
    name: 'get-whatsapp-costs',
    method: 'GET',
    path: '/api/v1/whatsapp/costs',
    tag: 'WhatsApp',
    summary: 'What Meta charges for a month’s messages of the official route, and what the month will come to.',
    query: z.object({
      /** In the company’s zone; this month unless said. */
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month_malformed' })
        .optional(),
    }),
    response: WhatsappCosts,
  }),
}
