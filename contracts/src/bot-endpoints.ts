import { z } from 'zod'
import { BOT_PATHS, IncomingAnswer, IncomingBody, QrWebhook, StatusWebhook } from './bots.ts'
import { defineEndpoint } from './endpoint.ts'
import { TenantId } from './ids.ts'
import { Empty } from './wire.ts'

const tag = 'WhatsApp bots'
const params = z.object({ id: TenantId })

/** What a bot calls; the door compares the tenant of the path with the token's. */
export const botEndpoints = {
  qr: defineEndpoint({
    name: 'tell-whatsapp-code',
    method: 'POST',
    path: BOT_PATHS.qr,
    tag,
    summary: 'What a phone is to scan or type now.',
    params,
    body: QrWebhook,
    response: Empty,
  }),
  status: defineEndpoint({
    name: 'tell-whatsapp-status',
    method: 'POST',
    path: BOT_PATHS.status,
    tag,
    summary: 'The state that the bot is in.',
    params,
    body: StatusWebhook,
    response: Empty,
  }),
  incoming: defineEndpoint({
    name: 'deliver-whatsapp-events',
    method: 'POST',
    path: BOT_PATHS.incoming,
    tag,
    summary: 'Messages and what became of others, in order per chat; the answer says of each what was done.',
    params,
    body: IncomingBody,
    response: IncomingAnswer,
  }),
  picture: defineEndpoint({
    name: 'get-whatsapp-picture',
    method: 'GET',
    path: BOT_PATHS.picture,
    tag,
    summary: 'The file of a send that a flow names by its address, wherever that leads.',
    params: params.extend({ send: z.uuid() }),
  }),
  media: defineEndpoint({
    name: 'put-whatsapp-media',
    method: 'PUT',
    path: BOT_PATHS.media,
    tag,
    summary: 'The bytes of a file that a later message names; Content-Digest has their SHA-256.',
    params: params.extend({ ref: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) }),
    consumes: ['application/octet-stream'],
    response: Empty,
  }),
}
