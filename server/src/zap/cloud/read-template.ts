import { variablesOf, type WhatsappTemplate } from '@recado/contracts/whatsapp-templates'
import { z } from 'zod'

const Component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(z.looseObject({ text: z.string().default(''), url: z.string().optional() })).optional(),
})

/** A template as Meta lists it. https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates */
export const GraphTemplate = z.looseObject({
  name: z.string(),
  language: z.string(),
  category: z.string().default(''),
  status: z.string(),
  components: z.array(Component).default([]),
})

/** Undefined: one that cannot be filled by words alone (a file above, variables in header or buttons), or of codes to sign in with. */
export function readTemplate({
  name,
  language,
  category,
  components,
}: z.output<typeof GraphTemplate>): WhatsappTemplate | undefined {
  const part = (type: string) => components.find((component) => component.type === type)
  const header = part('HEADER')
  const buttons = part('BUTTONS')?.buttons ?? []
  const body = part('BODY')?.text ?? ''
  const isText = header === undefined || header.format === 'TEXT'
  const hasMore = [header?.text, ...buttons.map(({ url }) => url)].some(
    (text) => text !== undefined && variablesOf({ body: text }).length > 0,
  )
  const known = components.every(({ type }) => ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(type))
  if (!isText || hasMore || !known || body === '' || category === 'AUTHENTICATION') return undefined
  return {
    ...{ name, language, category, body, header: header?.text ?? '', footer: part('FOOTER')?.text ?? '' },
    buttons: buttons.map(({ text }) => text),
  }
}
