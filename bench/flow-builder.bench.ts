import { encodeId } from '@recado/contracts/ids'
import { flowDocumentSchema } from '@recado/flow/schemas'
import type { Page } from 'playwright-core'
import { arrangeBlocks } from '../apps/console/src/zap/flows/arrange/arrange-blocks.ts'
import { arrangeTask } from '../apps/console/src/zap/flows/arrange/arrange-task.ts'
import { buildConsole } from '../apps/console/test/support/build-console.ts'
import { buildPerson, enterInbox } from '../apps/console/test/support/build-person.ts'
import { createFlow } from '../server/src/zap/flows/index.ts'
import { buildSubscriber } from '../server/test/billing/build-subscriber.ts'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { launchWholeChromium } from '../server/test/support/launch-chromium.ts'
import { buildMenuTree } from './browser/build-menu-tree.ts'
import { measureDrag } from './browser/measure-drag.ts'
import { measureOpening } from './browser/measure-opening.ts'
import { measurePanel } from './browser/measure-panel.ts'
import { hasMissed, judge, measureInTurns } from './browser/ratios.ts'

// What somebody feels who builds a flow of 300 blocks, in a real browser, each beside the same in a flow of one block: the
// page opened, a block dragged over the canvas with everything in sight, a block's panel opened. Arranging all of them is
// compared with the bare computation.
const BLOCKS = Number(process.env.BENCH_BLOCKS ?? 300)
const ROUNDS = 3
const OPENINGS = 3
const PANELS = 10
const DRAG_SECONDS = Number(process.env.BENCH_SECONDS ?? 5)

await buildConsole()
const { program, prepared } = await startKillableProgram(async (services) => {
  const { tenant } = await buildSubscriber({ services }, ['chat_enterprise'])
  const ana = await buildPerson({ services }, tenant, 'Ana Souza', 'owner')
  const source = { tenant, actor: { kind: 'system', name: 'bench' } } as const
  const create = (blocks: number) =>
    services.withTenant(source, async (scope) => {
      const document = buildMenuTree(blocks)
      return encodeId('flow', await createFlow(scope, { name: document.name, document, canvas: {}, starts: [] }))
    })
  return { slug: tenant.slug, ana, small: await create(1), large: await create(BLOCKS) }
})
const at = (path: string) => `http://${prepared.slug}.localhost:${program.port}${path}`
const browser = await launchWholeChromium()
try {
  const bare = await openFlow(prepared.small)
  const ours = await openFlow(prepared.large)
  await measure('opening the page', 0.5, 2.5, OPENINGS, (page, id) => measureOpening(page, at(`/fluxos/${id}`)))
  for (const share of [0.5, 0.95]) {
    await measure(`frames, dragging one of ${BLOCKS} blocks`, share, 2, 1, (page) => measureDrag(page, DRAG_SECONDS))
  }
  await measure('a block’s panel', 0.5, 2.5, PANELS, measurePanel)
  await measureArranging(ours)

  async function measure(
    what: string,
    share: number,
    bar: number,
    times: number,
    take: (page: Page, id: string) => Promise<number[]>,
  ): Promise<void> {
    const several = async (page: Page, id: string) => {
      await page.bringToFront()
      const taken: number[] = []
      for (let time = 0; time < times; time++) taken.push(...(await take(page, id)))
      return taken
    }
    const pair = await measureInTurns(
      ROUNDS,
      () => several(bare, prepared.small),
      () => several(ours, prepared.large),
    )
    judge(what, pair, share, bar)
  }
} finally {
  await browser.close()
  await program.stop()
}
process.exitCode = hasMissed() ? 1 : 0

/** From the press until the blocks stand elsewhere, beside the computation alone. */
async function measureArranging(page: Page): Promise<void> {
  const task = arrangeTask(flowDocumentSchema.parse(buildMenuTree(BLOCKS)))
  const bare = async () => {
    const begun = performance.now()
    arrangeBlocks(task)
    return [performance.now() - begun]
  }
  const ours = async () => {
    const button = page.getByRole('button', { name: 'Organizar' })
    const begun = performance.now()
    await button.click()
    await page.waitForFunction(() => document.querySelector('button[aria-label="Organizar"][aria-busy]') === null)
    const taken = performance.now() - begun
    await page.keyboard.press('Control+z')
    return [taken]
  }
  // The worker's file is loaded with the first.
  await ours()
  judge(`arranging ${BLOCKS} blocks`, await measureInTurns(ROUNDS, bare, ours), 0.5, 4)
}

async function openFlow(id: string): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({
    ...{ locale: 'pt-BR', reducedMotion: 'reduce', viewport, serviceWorkers: 'block' },
  })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await enterInbox(page, at('/'), prepared.ana)
  await measureOpening(page, at(`/fluxos/${id}`))
  return page
}
