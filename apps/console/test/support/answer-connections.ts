import { type ConnectionId, encodeId, type InboxId } from '@recado/contracts/ids'
import { ConnectionState, ConnectionView, type whatsappEndpoints } from '@recado/contracts/whatsapp'
import type { WhatsappCosts } from '@recado/contracts/whatsapp-costs'
import type { BrowserContext, Route } from 'playwright-core'
import { z } from 'zod'

type Shared = z.output<NonNullable<(typeof whatsappEndpoints)['getShared']['response']>>

/** What a browser is told of a company's numbers; a test changes it, and reads what was asked. */
export interface Numbers {
  connections: ConnectionView[]
  states: z.output<typeof ConnectionState>[]
  log: string[]
  shared: Shared | undefined
  /** By month; the first is this one. */
  costs?: WhatsappCosts[]
  /** `POST /…/restart {}`, in the order in which they came. */
  asked: string[]
}

const ID = '01980000-0000-7000-8000-000000000001' as ConnectionId

export function connection(more: Partial<ConnectionView> = {}): ConnectionView {
  return {
    ...{ id: ID, inbox_id: '01980000-0000-7000-8000-000000000002' as InboxId, name: 'Vendas', driver: 'baileys' },
    ...{ groups: 'ignore', history_days: 7, state: 'connected', since: new Date(), reason: null, detail: '' },
    ...{ until: null, new_chats: null, number: '+5511987654321', profile_name: 'Auto Norte', wa_version: null },
    ...{ queues: { to_deliver: 0, to_send: 0, refused: 0, full: false, stuck: null }, heard_at: new Date() },
    ...{ connected_at: new Date(Date.now() - 3 * 86_400_000), code: null, link_expires_at: null },
    created_at: new Date(Date.now() - 3 * 86_400_000),
    ...more,
  }
}

export const qrCode = (text: string) => ({
  ...{ qr_code: text, pairing_code: null, expires_at: new Date(Date.now() + 60_000) },
})

/** Answers for the server at the border of the browser: how a number fares is a bot's to say, and there is none here. */
export async function answerConnections(browser: BrowserContext, numbers: Numbers): Promise<void> {
  await browser.route('**/api/v1/whatsapp/**', async (route) => {
    const request = route.request()
    const [, path = ''] = new URL(request.url()).pathname.split('/api/v1/whatsapp')
    if (request.method() !== 'GET') numbers.asked.push(`${request.method()} ${path} ${request.postData() ?? ''}`.trim())
    const [, place, , act] = path.split('/')
    if (place === 'shared') return answerShared(route, numbers)
    const [first] = numbers.connections
    if (path === '/costs') {
      const month = new URL(request.url()).searchParams.get('month')
      return route.fulfill({ json: numbers.costs?.find((one) => month === null || one.month === month) })
    }
    if (path === '/connections' && request.method() === 'GET')
      return route.fulfill({ json: { items: numbers.connections.map(encode), next_cursor: null } })
    if (path === '/connections') {
      const { name, driver } = request.postDataJSON()
      const code = qrCode('2@first')
      const made = connection({ name, driver, state: 'qr_ready', code, number: null, connected_at: null })
      numbers.connections = [made]
      return route.fulfill({ status: 201, json: encode(made) })
    }
    if (act === 'states')
      return route.fulfill({ json: { items: z.encode(z.array(ConnectionState), numbers.states), next_cursor: null } })
    if (act === 'log') return route.fulfill({ json: { lines: numbers.log } })
    if (act === 'share' && request.method() === 'POST') {
      const expires_at = new Date(Date.now() + 3_600_000)
      numbers.connections = [connection({ ...first, link_expires_at: expires_at })]
      return route.fulfill({ json: { url: `${new URL(request.url()).origin}/whatsapp/${TOKEN}`, expires_at } })
    }
    if (request.method() === 'DELETE') return route.fulfill({ status: 204 })
    return route.fulfill({ json: encode(connection(first)) })
  })
}

export const TOKEN = 'a-token-that-nobody-guesses'
export const CONNECTION = encodeId('wac', ID)

function answerShared(route: Route, { shared }: Numbers): Promise<void> {
  if (shared === undefined)
    return route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Link', status: 404, detail: 'Não vale mais.', code: 'link_unknown' },
    })
  const { code, expires_at } = shared
  const wire = code && { ...code, expires_at: code.expires_at?.toISOString() ?? null }
  return route.fulfill({ json: { ...shared, code: wire, expires_at: expires_at.toISOString() } })
}

function encode(view: ConnectionView): unknown {
  return z.encode(ConnectionView, view)
}
