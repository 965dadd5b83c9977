import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { goWithin } from './go-within.ts'

/** Leads nowhere, so that the screen which was there is taken down. */
const NOWHERE = '/nada/aqui'

/**
 * Pages on which somebody is signed in once, handed on from test to test of a file: reading the program anew costs a browser
 * ten times what a link within it costs. Each test has nothing of the screen before. A page that a test has closed is opened
 * again in the same browser; after a failed test whoever comes next enters anew.
 */
export function createKeptPages(): (name: string, enter: () => Promise<Page>, address: string) => Promise<Page> {
  const kept = new Map<string, Page>()
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const left = [...kept.values()]
    kept.clear()
    await Promise.all(left.map((page) => page.context().close()))
  })
  return async (name, enter, address) => {
    const known = kept.get(name)
    if (known !== undefined && !known.isClosed()) {
      await goWithin(known, NOWHERE)
      await known.getByRole('heading', { name: 'Não há nada neste endereço' }).waitFor()
      await goWithin(known, address)
      return known
    }
    const page = known === undefined ? await enter() : await known.context().newPage()
    kept.set(name, page)
    await (known === undefined ? goWithin(page, address) : page.goto(address))
    return page
  }
}
