import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FlowStart } from '@recado/contracts/flow-starts'
import { type ConversationId, decodeId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { runProcess } from '../scripts/test-run/run-process.ts'
import { sendMessage } from '../server/src/chat/conversations/index.ts'
import type { JobDefinition } from '../server/src/jobs/define-job.ts'
import { defineTenantJob } from '../server/src/jobs/define-job.ts'
import { JOBS } from '../server/src/products.ts'
import { FOLLOW_JOB, FollowPayload } from '../server/src/zap/sessions/index.ts'
import { botAuthor } from '../server/src/zap/workflows/bot-talk.ts'
import { buildVisits } from '../server/test/chaos/build-visits.ts'
import { publishDocument } from '../server/test/flows/flow-scene.ts'
import { createBars, describe, percentile, together } from './support/figures.ts'
import { openHttpHouse } from './support/open-http-house.ts'
import { type Chat, talk } from './support/talk.ts'

// What a bot costs its customer: from before a visitor's message is posted until the reply is told, in 20 conversations at
// once, beside the same message answered by a handler that only stores a reply. Everything else is the same and in the same
// run: the door, the trigger, the relay, the queue, the worker. Then the engine alone, and the builder in a browser.
const CHATS = 20
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 400)
const BARS = { p50: 2.5, p95: 2.5 }

/** Asks for the next word, whatever is said: one message is answered by one. */
const parrot = buildDocument(
  [
    { id: 'ask', type: 'ask', text: 'E depois de {{it}}?', answer: { kind: 'text' }, save_to: 'it' },
    { id: 'again', type: 'jump', to: 'ask' },
  ],
  ['ask again'],
  { variables: [{ name: 'it', type: 'text', initial: 'nada' }] },
)

const root = resolve(import.meta.dirname, '..')
const { expectAtMost, missed } = createBars()
let code = 0
await measureReplies()
for (const file of ['engines/flow/bench/bench-flow.ts', 'bench/flow-builder.bench.ts']) {
  if (!existsSync(join(root, file))) continue
  console.log(`\n${file}`)
  const ran = await runProcess(process.execPath, [join(root, file), ...process.argv.slice(2)], {
    cwd: root,
    output: 'show',
  })
  code ||= ran.code ?? 1
}
process.exitCode = missed() === 0 && code === 0 ? 0 : 1

async function measureReplies(): Promise<void> {
  const emptyOnes = new Set<string>()
  const house = await openHttpHouse({ jobs: withEmptyHandler(emptyOnes) })
  try {
    const source = { tenant: house.tenant, actor: { kind: 'system' as const, name: 'bench' } }
    const build = () =>
      house.services.withTenant(source, async (scope) => {
        const { inbox, visits } = await buildVisits(house.services, scope, CHATS, { gather_seconds: 0 })
        const start: FlowStart = { kind: 'message', id: 'any', priority: 100, inbox_ids: [inbox.id], when: 'any' }
        await publishDocument(scope, { document: parrot, starts: [start] })
        return visits.map(({ token, conversationId }): Chat => ({ token, conversationId }))
      })
    const [flow, empty] = [await build(), await build()]
    for (const { conversationId } of empty) emptyOnes.add(decodeId('cnv', conversationId) ?? '')
    const run = (chats: readonly Chat[]) => talk(house, chats, MESSAGES)
    await run(flow)
    await run(empty)
    const rounds: { flow: Float64Array; empty: Float64Array }[] = []
    // In turns: how fast such a machine is changes from minute to minute.
    for (let round = 0; round < ROUNDS; round++) rounds.push({ empty: await run(empty), flow: await run(flow) })
    const [flows, empties] = [together(rounds.map((one) => one.flow)), together(rounds.map((one) => one.empty))]
    console.log(`a flow answers: ${describe(flows)}`)
    console.log(`an empty handler answers: ${describe(empties)}`)
    for (const [name, part] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const ratio = percentile(flows, part) / percentile(empties, part)
      expectAtMost(`${name} of a flow’s reply at ${CHATS} conversations, times an empty handler’s`, ratio, BARS[name])
    }
  } finally {
    await house.close()
  }
}

/** The program's jobs; in these conversations whoever follows stores a reply and does nothing else. */
function withEmptyHandler(conversations: ReadonlySet<string>): JobDefinition[] {
  const empty = defineTenantJob(FOLLOW_JOB, {
    schema: FollowPayload,
    handler: async ({ payload, services, source }) => {
      const conversationId = payload.conversation_id as ConversationId
      await services.withTenant(source, (scope) =>
        sendMessage(scope, {
          ...{ conversationId, clientId: `empty:${payload.seq}`, kind: 'text', direction: 'out' },
          ...{ author: botAuthor(scope), body: 'E depois?', asWritten: true },
        }),
      )
    },
  })
  return JOBS.map((job) =>
    job.name !== FOLLOW_JOB
      ? job
      : {
          ...job,
          run: (services, running) => {
            const { conversation_id: id } = running.envelope.payload as { conversation_id: string }
            return (conversations.has(id) ? empty : job).run(services, running)
          },
        },
  )
}
