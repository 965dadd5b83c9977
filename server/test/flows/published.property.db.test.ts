import type { FlowDraftDocument } from '@recado/contracts/flows'
import type { InboxId } from '@recado/contracts/ids'
import { parseFlow, validateFlow } from '@recado/flow'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arbitraryFlow } from '../../../engines/flow/src/session/arbitrary-flow.fixture.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import type { AppError } from '../../src/platform/errors.ts'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { createFlow, publishFlow, saveDraft } from '../../src/zap/flows/index.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { menuFlow } from './menu-flow.ts'

let house: TestHouse
let source: ScopeSource
let inboxId: InboxId
beforeAll(async () => {
  house = await openTestHouse()
  source = { tenant: await buildTenant(house, { placement: 'shared' }), actor: { kind: 'system', name: 'test' } }
  inboxId = (
    await house.services.withTenant(source, (scope) => createInbox(scope, { name: 'Site', channel: 'widget' }))
  ).id
})
afterAll(() => house.close())

/** A whole flow, or one of which somebody has taken or broken something since. */
const draft = fc
  .record({
    document: arbitraryFlow,
    harm: fc.constantFrom('none', 'no_edges', 'no_start', 'unknown_block', 'double', 'hostile'),
    at: fc.nat(20),
  })
  .map(({ document, harm, at }) => harmed(document as unknown as FlowDraftDocument, harm, at))

test('whatever is saved, what is published parses and validates without an error, and reads back as it was saved', async () => {
  let published = 0
  await fc.assert(
    fc.asyncProperty(draft, async (document) => {
      await house.services.withTenant(source, async (scope) => {
        const { starts } = menuFlow({ inboxIds: [inboxId] })
        const id = await createFlow(scope, menuFlow())
        const saved = await saveDraft(scope, id, { beganWith: 1, document, canvas: undefined, starts })
        const order = { beganWith: saved.revision, starts: undefined, note: '' }
        const said: string[] = []
        const describe = (found: Parameters<Parameters<typeof publishFlow>[3]>[0]) => {
          said.push(found.of)
          return {
            code: '',
            severity: 'error' as const,
            flow: null,
            block: null,
            start: null,
            path: null,
            detail: '',
            text: '',
          }
        }
        const outcome = await publishFlow(scope, id, order, describe).catch((error: AppError) => error.code)
        const errors = problemsOf(document).filter(({ severity }) => severity === 'error')
        if (errors.length > 0) {
          expect([outcome, said.length > 0]).toEqual(['flow_has_errors', true])
          return
        }
        published += 1
        const row = await scope.db
          .selectFrom('flow_versions')
          .select('document')
          .where('flow_id', '=', id)
          .executeTakeFirstOrThrow()
        expect(row.document).toEqual(JSON.parse(JSON.stringify(document)))
        expect(problemsOf(row.document).filter(({ severity }) => severity === 'error')).toEqual([])
      })
    }),
    // Few random ones are whole, and sixty without any have come; one is tried in every run.
    { numRuns: propertyRuns(400, 60), examples: [[menuFlow().document]] },
  )
  expect(published).toBeGreaterThan(0)
})

function problemsOf(document: unknown) {
  const parsed = parseFlow(document)
  return parsed.ok ? validateFlow(parsed.flow) : parsed.problems
}

function harmed(document: FlowDraftDocument, harm: string, at: number): FlowDraftDocument {
  const block = document.blocks[at % document.blocks.length]
  switch (harm) {
    case 'no_edges':
      return { ...document, edges: [] }
    case 'no_start':
      return { ...document, start: 'nowhere' }
    case 'unknown_block':
      return { ...document, blocks: [...document.blocks, { id: 'new', type: 'teleport' }] }
    case 'double':
      return block === undefined ? document : { ...document, blocks: [...document.blocks, block] }
    case 'hostile':
      return { ...document, phrases: { constructor: 'x', toString: 'y' } }
    default:
      return document
  }
}
