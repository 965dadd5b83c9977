import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConversationId } from './ids.ts'
import { ClientId, MessageView } from './messages.ts'

/** What stands for a customer's own words in a template: `{{1}}`, `{{nome}}`. */
const VARIABLE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g

/** A text that Meta has approved: outside the 24 hours after the customer's last message only such a one arrives. */
export const WhatsappTemplate = z.object({
  name: z.string(),
  /** Meta's code: `pt_BR`. */
  language: z.string(),
  /** By which Meta charges: MARKETING, UTILITY. */
  category: z.string(),
  header: z.string(),
  body: z.string(),
  footer: z.string(),
  buttons: z.array(z.string()),
})
export type WhatsappTemplate = z.output<typeof WhatsappTemplate>

/** The variables of a template's body, each once, in their order. */
export function variablesOf({ body }: Pick<WhatsappTemplate, 'body'>): string[] {
  return [...new Set([...body.matchAll(VARIABLE)].map(([, name = '']) => name))]
}

/** What the customer reads: header, body and footer, with each variable's value in its place. */
export function fillTemplate(
  { header, body, footer }: Pick<WhatsappTemplate, 'header' | 'body' | 'footer'>,
  values: Readonly<Record<string, string>>,
): string {
  const filled = body.replace(VARIABLE, (whole, name: string) => values[name] || whole)
  return [header, filled, footer].filter((part) => part !== '').join('\n\n')
}

/** `data.template` of a message: what Meta is asked for. */
export const SentTemplate = z.object({
  name: z.string(),
  language: z.string(),
  values: z.array(z.object({ variable: z.string(), text: z.string() })),
})
export type SentTemplate = z.output<typeof SentTemplate>

const params = z.object({ id: ConversationId })
const path = '/api/v1/conversations/:id/whatsapp-templates'

export const templateEndpoints = {
  list: defineEndpoint({
    name: 'list-whatsapp-templates',
    method: 'GET',
    path,
    tag: 'WhatsApp',
    summary: 'Templates that Meta has approved for the number of a conversation; of the official route alone.',
    params,
    response: z.object({
      items: z.array(WhatsappTemplate),
      /** Approved as well, and not sent from here: with a file above, or variables outside of the body. */
      left_out: z.number().int(),
    }),
  }),
  send: defineEndpoint({
    name: 'send-whatsapp-template',
    method: 'POST',
    path,
    tag: 'WhatsApp',
    summary:
      'Sends a template, also when the customer has not written for 24 hours. The same client_id is the same message.',
    status: 201,
    params,
    body: z.strictObject({
      client_id: ClientId,
      name: z.string().min(1).max(512),
      language: z.string().min(2).max(20),
      /** One for each variable. Meta takes no line breaks in them. */
      values: z
        .record(
          z.string().regex(/^\w{1,100}$/),
          z
            .string()
            .trim()
            .min(1)
            .max(1_000)
            .regex(/^[^\n\r\t]*$/, { error: 'single_line' }),
        )
        .default({}),
    }),
    response: MessageView,
  }),
}
