import { z } from 'zod'

const Wid = z.union([z.string(), z.object({ _serialized: z.string() }).transform(({ _serialized }) => _serialized)])

/** A message as whatsapp-web.js hands it over (`rawData`): WhatsApp's own fields, of which these are read. */
export const WebMessage = z.object({
  id: z.object({ id: z.string(), fromMe: z.boolean(), remote: Wid, _serialized: z.string() }),
  type: z.string(),
  /** Seconds since 1970. */
  t: z.number(),
  ack: z.number().optional().catch(undefined),
  body: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  author: Wid.optional().catch(undefined),
  notifyName: z.string().optional().catch(undefined),
  directPath: z.string().optional().catch(undefined),
  mimetype: z.string().optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  size: z.number().optional().catch(undefined),
  duration: z.coerce.number().optional().catch(undefined),
  lat: z.number().optional().catch(undefined),
  lng: z.number().optional().catch(undefined),
  loc: z.string().optional().catch(undefined),
  isLive: z.boolean().optional().catch(undefined),
  vcardList: z
    .array(z.object({ displayName: z.string().optional(), vcard: z.string() }))
    .optional()
    .catch(undefined),
  isForwarded: z.boolean().optional().catch(undefined),
  quotedStanzaID: z.string().optional().catch(undefined),
  quotedMsg: z.object({ body: z.string().optional(), caption: z.string().optional() }).optional().catch(undefined),
  selectedButtonId: z.string().optional().catch(undefined),
  listResponse: z
    .object({ title: z.string().optional(), singleSelectReply: z.object({ selectedRowId: z.string() }) })
    .optional()
    .catch(undefined),
  ctwaContext: z
    .object({
      ...{ sourceId: z.string().optional(), sourceUrl: z.string().optional(), title: z.string().optional() },
      ...{ description: z.string().optional(), ctwaClid: z.string().optional() },
    })
    .optional()
    .catch(undefined),
})
export type WebMessage = z.output<typeof WebMessage>
