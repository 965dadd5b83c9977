import { InboxSettings } from '@recado/contracts/inboxes'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { createApp } from '../../../../server/src/http/create-app.ts'
import { newId } from '../../../../server/src/platform/ids.ts'
import { createRealtime } from '../../../../server/src/realtime/create-realtime.ts'
import { findFreePort } from '../../../../server/src/supervisor/free-port.ts'
import { buildScene, type Scene } from '../../../../server/test/conversations/scene.ts'
import { buildMember, type SignedIn } from '../../../../server/test/support/factories.ts'
import { launchChromium } from '../../../../server/test/support/launch-chromium.ts'
import { openTestHouse, type TestHouse } from '../../../../server/test/support/test-house.ts'
import { buildWidget } from './build-widget.ts'
import { openHostSite } from './host-site.ts'

export interface WidgetHouse {
  house: TestHouse
  scene: Scene
  /** Of the tenant's host. */
  tenant: string
  site: string
  agent: SignedIn
  /** What the inbox is set to, from then on. */
  settle(change: { settings?: object; [column: string]: unknown }): Promise<void>
  /** A browser of its own on the site's page: nobody has been there. Complaints of the browser are collected. */
  visit(
    options?: BrowserContextOptions & { query?: string; path?: string },
  ): Promise<{ page: Page; context: BrowserContext }>
  complaints: string[]
  /** The agent's answer to a conversation. */
  answer(conversationId: string, body: string): Promise<void>
  ask(method: 'GET' | 'POST', path: string, payload?: object): Promise<Record<string, unknown>>
  /** Ids of the tenant's open conversations, the newest first. */
  conversations(): Promise<string[]>
  stopServer(): Promise<void>
  /** Nothing when it runs. */
  startServer(): Promise<void>
  close(): Promise<void>
}

/** The real server with relay, jobs and sockets, the built widget, a site of another origin, and a Chromium. */
export async function openWidgetHouse(): Promise<WidgetHouse> {
  await buildWidget()
  const port = await findFreePort()
  const house = await openTestHouse({
    env: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
  })
  const scene = await buildScene(house)
  const agent = await buildMember(house, scene.tenant, 'admin')
  const tenant = `http://${scene.tenant.slug}.localhost:${port}`
  let stop: (() => Promise<void>) | undefined
  const stopServer = async () => {
    const ending = stop
    stop = undefined
    await ending?.()
  }
  const startServer = async () => {
    if (stop !== undefined) return
    const node = await house.openNode({ ROLES: 'web,relay,jobs' })
    const app = await createApp(node.services)
    const realtime = createRealtime(node.services, app.server)
    await app.listen({ host: '127.0.0.1', port })
    stop = async () => {
      await realtime.close()
      await app.close()
      await node.stop()
    }
  }
  await startServer()
  const tag = () => `<script async src="${tenant}/widget.js" data-inbox="${scene.inboxId}"></script>`
  const site = await openHostSite(tenant, tag)
  const browser = await launchChromium()
  const complaints: string[] = []

  const ask: WidgetHouse['ask'] = async (method, path, payload) => {
    const answer = await house.app.inject({
      ...{ method, url: `/api/v1/${path}`, headers: agent.headers },
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const widgetHouse: WidgetHouse = {
    ...{ house, scene, tenant, site: site.origin, agent, complaints, ask, startServer, stopServer },
    settle: ({ settings, ...columns }) =>
      scene.run(async (scope) => {
        const change = { ...columns, ...(settings === undefined ? {} : { settings: InboxSettings.parse(settings) }) }
        await scope.db
          .updateTable('inboxes')
          .set(change as never)
          .where('tenant_id', '=', scope.tenant.id)
          .where('id', '=', scene.inboxId)
          .execute()
      }),
    visit: async ({ query = '', path = `/${query}`, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'pt-BR', reducedMotion: 'reduce', ...options })
      context.setDefaultTimeout(90_000)
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        if (/content security policy|Recado:/i.test(message.text())) complaints.push(message.text())
      })
      const page = await context.newPage()
      await page.goto(`${site.origin}${path}`)
      return { page, context }
    },
    answer: async (id, body) => {
      await ask('POST', `conversations/${id}/messages`, { client_id: newId<string>(), body })
    },
    conversations: async () => {
      const { items } = await ask('GET', 'conversations')
      return (items as { id: string }[]).map(({ id }) => id)
    },
    close: async () => {
      await browser.close()
      await site.close()
      await stopServer()
      await house.close()
    },
  }
  return widgetHouse
}
