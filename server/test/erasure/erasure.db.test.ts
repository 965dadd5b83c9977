import { ContactId } from '@recado/contracts/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runErasure } from '../../src/chat/workflows/erasure/run-erasure.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type Receiver, startReceiver } from '../webhooks/receiver.ts'
import { asker, MARKS, plantPerson } from './person.ts'
import { dumpEverything, findMarks } from './whole-dump.ts'

const clock = advancingClock(systemClock.now())
let house: TestHouse
let receiver: Receiver
// One installation a test: each reads all that there is.
beforeEach(async () => {
  receiver = await startReceiver()
  house = await openTestHouse({ clock })
})
afterEach(async () => {
  await house.close()
  await receiver.close()
})

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  test('nothing in any table, queue, mailbox or file says who somebody was after they were erased', {
    timeout: 120_000,
  }, async () => {
    const planted = await plantPerson(house, clock, receiver, placement)
    const { scene, ask, contactId, conversationId, otherConversationId, failing } = planted
    const before = await dumpEverything(house, scene.tenant)
    const holding = new Set(
      findMarks(before, MARKS).map((found) => found.replace(/: \/.*$/s, '').replace(/^\S+: /, '')),
    )
    // The test would prove nothing of a place that it never filled.
    for (const table of PLANTED) expect([...holding].join(' '), table).toContain(table)
    const events = await readEvents(ask)

    const answer = await ask('POST', `contacts/${contactId}/erase`, undefined, {
      'idempotency-key': `apagar-${placement}`,
    })
    expect(answer.status, answer.text).toBe(202)
    expect((await ask('GET', `contacts/${contactId}/erasure`)).body).toMatchObject({ finished_at: null, steps_done: 0 })
    await house.drain({ retries: true })
    const { body } = await ask('GET', `contacts/${contactId}/erasure`)
    expect(body).toMatchObject({ step: null, contact_id: contactId })
    expect(body.steps_done).toBe(body.steps)

    expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])

    // The log of events is whole: the same numbers and names, and the erasure after them.
    const after = await readEvents(ask)
    expect(after.slice(0, events.length).map(shapeOf)).toEqual(events.map(shapeOf))
    const numbers = await scene.run((scope) =>
      scope.db.selectFrom('recado.events').select('event_id').orderBy('event_id').execute(),
    )
    expect(numbers.map(({ event_id }) => event_id)).toEqual(after.map((_, index) => index + 1))
    expect(after.map(({ event }) => event).filter((event) => event.startsWith('contact.eras'))).toEqual([
      'contact.erased',
      'contact.erasure_finished',
    ])
    // Threads are whole, too, and read as before.
    const own = (await ask('GET', `conversations/${conversationId}/messages`)).body.items as unknown as Message[]
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1))
    for (const message of own) {
      expect(message.author.kind === 'contact').toBe(message.deleted_at !== null && message.author.kind === 'contact')
      expect(message.attachments).toEqual([])
    }
    expect(own.map(({ body }) => body)).toContain('Bom dia, ▇▇▇! Confirmo o ▇▇▇ e o CPF ▇▇▇.')
    const others = (await ask('GET', `conversations/${otherConversationId}/messages`)).body
      .items as unknown as Message[]
    expect(others.map(({ body }) => body)).toContain('veio pela ▇▇▇')
    const shown = (await ask('GET', `conversations/${otherConversationId}`)).body.last_message as { preview: string }
    expect(shown.preview).toBe('e os passos seguintes da ▇▇▇?')
    expect((await ask('GET', `conversations/${conversationId}/scheduled-messages`)).body.items).toEqual([])

    // Of the bot it stays that it was there, and how far it came; of others' it forgets her name alone.
    const runs = (await ask('GET', 'flow-runs')).body.items as unknown as { conversation_id: string; steps: number }[]
    expect(runs.map((run) => [run.conversation_id, run.steps])).toEqual([
      [otherConversationId, 2],
      [conversationId, 2],
    ])
    const kept = await scene.run((scope) => scope.db.selectFrom('flow_sessions').select(['state', 'answers']).execute())
    expect(kept).toContainEqual({ state: null, answers: [] })
    expect(kept).toContainEqual(expect.objectContaining({ state: { variables: { nome: 'indicado por ▇▇▇' } } }))

    // A replay sends what is left.
    const sentBefore = receiver.at(`${placement}-failing`).length
    receiver.answer(`${placement}-failing`, 204)
    const deliveries = (await ask('GET', `webhooks/${failing}/deliveries?limit=100`)).body.items as unknown as {
      id: string
      status: string
    }[]
    for (const { id, status } of deliveries) {
      if (status !== 'pending') await ask('POST', `webhooks/${failing}/deliveries/${id}/replay`)
    }
    clock.advance(3 * 86_400_000)
    await house.drain()
    const replayed = receiver.at(`${placement}-failing`).slice(sentBefore)
    expect(replayed.length).toBeGreaterThan(0)
    for (const { body } of replayed) for (const mark of MARKS) expect(body).not.toMatch(mark)
    expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])
  })
})

test('killed at any of its transactions, before it or after it, an erasure goes on and leaves nothing', {
  timeout: 120_000,
}, async () => {
  const { scene, ask, contactId } = await plantPerson(house, clock, receiver, 'shared')
  await ask('POST', `contacts/${contactId}/erase`)
  const { services } = house
  const { storage, storageMeter: meter, control, installation } = services
  const id = ContactId.parse(contactId)
  const signal = new AbortController().signal
  let kills = 0
  for (let calls = 1; ; calls++) {
    let left = calls
    // The process is gone when a page is committed and nobody was told, or when what was done elsewhere is not yet noted.
    const isAfter = calls % 2 === 0
    const withTenant: typeof services.withTenant = async (source, run) => {
      left -= 1
      if (left === 0 && !isAfter) throw new Error('killed')
      const result = await services.withTenant(source, run)
      if (left === 0) throw new Error('killed')
      return result
    }
    const ended = await runErasure(
      {
        withTenant,
        storage,
        meter,
        control,
        installation,
        eraseSessions: services.eraseSessions,
        eraseChats: services.eraseChats,
      },
      scene.source,
      id,
      signal,
    ).then(
      () => true,
      (error: Error) => {
        expect(error.message).toBe('killed')
        return false
      },
    )
    if (ended) break
    kills += 1
  }
  expect(kills).toBeGreaterThan(5)
  await house.drain({ retries: true })
  expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])
  expect((await ask('GET', `contacts/${contactId}/erasure`)).body).toMatchObject({ step: null })
})

test('people of the same name, and the same person at another company, keep everything', async () => {
  const other = await plantPerson(house, clock, receiver, 'schema')
  const { scene, ask, contactId } = await plantPerson(house, clock, receiver, 'schema')
  const namesake = (await ask('POST', 'contacts', { name: 'Zulmira Quixabeira', email: 'homonima@exemplo.com.br' }))
    .body
  const conversation = (await ask('POST', 'conversations', { inbox_id: await inboxOf(ask), contact_id: namesake.id }))
    .body
  const path = `conversations/${String(conversation.id)}`
  const note = { kind: 'note', client_id: 'n', body: 'Zulmira Quixabeira quer o carro; não é a do 41 98321-7746' }
  await ask('POST', `${path}/messages`, note)
  await house.drain()
  const elsewhere = async () => (await dumpEverything(house, other.scene.tenant)).filter(isOf(other.scene.tenant.id))
  const before = await elsewhere()

  await ask('POST', `contacts/${contactId}/erase`)
  await house.drain({ retries: true })
  expect((await ask('GET', `contacts/${String(namesake.id)}`)).body).toMatchObject({ name: 'Zulmira Quixabeira' })
  const [left] = (await ask('GET', `${path}/messages`)).body.items as unknown as Message[]
  expect(left?.body).toBe('Zulmira Quixabeira quer o carro; não é a do ▇▇▇')
  const after = await elsewhere()
  expect(new Set(after.map(({ text }) => text))).toEqual(new Set(before.map(({ text }) => text)))
  expect(scene.tenant.id).not.toBe(other.scene.tenant.id)
})

test('a message that is being accepted while its sender is erased is waited for', async () => {
  const { scene, ask, contactId } = await plantPerson(house, clock, receiver, 'shared')
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>()
  // It read who writes before the erasure, and stores what they write after it.
  const late = scene.run(async (scope) => {
    const contact = await scope.db
      .selectFrom('contacts')
      .select(['id', 'name'])
      .where('id', '=', ContactId.parse(contactId))
      .executeTakeFirstOrThrow()
    begun()
    await mayEnd
    await scope.db
      .insertInto('contact_identities')
      .values({
        ...{ tenant_id: scope.tenant.id, kind: 'email', external_id: 'zq.antigo@exemplo.com.br' },
        ...{ contact_id: contact.id, created_at: scope.clock.now() },
      })
      .execute()
    await scope.events.emit('contact.updated', { contact_id: contact.id, changed: [contact.name] })
  })
  await hasBegun
  await ask('POST', `contacts/${contactId}/erase`)
  const done = house.drain({ retries: true })
  await expect.poll(async () => (await ask('GET', `contacts/${contactId}/erasure`)).body.step).toBe('identity')
  end()
  await late
  await done
  expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])
})

test('the log of acts is changed by an erasure alone, and says so', async () => {
  const { scene, ask, contactId } = await plantPerson(house, clock, receiver, 'shared')
  const app = await house.signedInAs('app', 'shared')
  const enter = async () => {
    await app.query('BEGIN')
    await app.query('SELECT recado.enter($1, $2, $3)', [
      scene.tenant.id,
      scene.tenant.placement.epoch,
      'tenant, extensions',
    ])
  }
  const id = ContactId.parse(contactId)
  const redact = 'SELECT * FROM redact_audit_entries($1, NULL, 100, gen_random_uuid(), now())'
  for (const statement of [redact, "UPDATE audit_entries SET after = '{}' WHERE $1::uuid IS NOT NULL"]) {
    await enter()
    await expect(app.query(statement, [id])).rejects.toThrow(
      /no erasure of this contact is under way|permission denied/,
    )
    await app.query('ROLLBACK')
  }
  const read = () => scene.run((scope) => scope.db.selectFrom('audit_entries').selectAll().orderBy('id').execute())
  const before = await read()
  expect(JSON.stringify(before)).toMatch(/Zulmira/)
  await ask('POST', `contacts/${contactId}/erase`)
  await house.drain({ retries: true })
  const after = await read()
  const kept = (rows: typeof before) => rows.map(({ before: _, after: __, ...row }) => row)
  expect(kept(after).slice(0, before.length)).toEqual(kept(before))
  const deleted = after.find(({ action }) => action === 'message.deleted')
  expect(deleted?.before).toMatchObject({ author_name: `erased:${id}` })
  expect(after.map(({ action }) => action)).toContain('contact.audit_redacted')
  // Over: nobody goes through there again.
  await enter()
  await expect(app.query(redact, [id])).rejects.toThrow(/no erasure of this contact is under way/)
  await app.query('ROLLBACK')
})

test('a contact deleted 30 days ago is forgotten as one who asked, and an erasure whose job is dead is taken up', {
  timeout: 120_000,
}, async () => {
  const { scene, owner, ask, contactId } = await plantPerson(house, clock, receiver, 'shared')
  expect((await ask('DELETE', `contacts/${contactId}`)).status).toBe(204)
  clock.advance(31 * 86_400_000)
  await runPurge()
  // Its job is lost.
  const control = await house.admin('control')
  await control.query("DELETE FROM pgboss.job WHERE name = 'contacts.erase'")
  expect((await asker(house, scene, owner)('GET', `contacts/${contactId}/erasure`)).body).toMatchObject({
    finished_at: null,
  })
  clock.advance(86_400_000)
  await runPurge()
  await house.drain({ retries: true })
  expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])
})

async function runPurge(): Promise<void> {
  const { JOBS } = await import('../../src/products.ts')
  const purge = JOBS.find(({ name }) => name === 'contacts.purge')
  await purge?.run(house.services, {
    ...{ id: crypto.randomUUID(), name: 'contacts.purge', signal: new AbortController().signal },
    envelope: { tenant_id: null, payload: {} },
  } as never)
  await house.services.relay.drainAll()
}

interface Message {
  seq: number
  body: string
  author: { kind: string }
  attachments: unknown[]
  deleted_at: string | null
}

interface Event {
  id: string
  event: string
  timestamp: string
}

/** Every place that the person of the test was put into. */
const PLANTED = [
  ...['.contacts', '.contact_identities', '.conversations', '.messages', '.attachments', '.drafts'],
  ...[
    '.scheduled_messages',
    '.canned_responses',
    '.labels',
    '.saved_views',
    '.ratings',
    '.audit_entries',
    '.idempotency_keys',
  ],
  ...['.flow_sessions', '.flow_steps', '.flow_effects'],
  ...['.webhook_deliveries', '.webhook_attempts', 'recado.outbox', 'recado.events'],
  ...['pgboss.job', 'control.development_mails', 'file'],
]

const shapeOf = ({ id, event, timestamp }: Event) => ({ id, event, timestamp })

async function readEvents(ask: ReturnType<typeof asker>): Promise<Event[]> {
  const items: Event[] = []
  for (let cursor = ''; ; ) {
    const { body } = await ask('GET', `events?limit=100${cursor}`)
    items.push(...(body.items as unknown as Event[]))
    if (body.has_more !== true) return items
    cursor = `&after=${String(body.cursor)}`
  }
}

async function inboxOf(ask: ReturnType<typeof asker>): Promise<string> {
  const [inbox] = (await ask('GET', 'inboxes')).body.items as unknown as { id: string }[]
  return inbox?.id ?? ''
}

/** Jobs and counters of the program move by themselves; what a company holds does not. */
function isOf(tenantId: string) {
  return ({ where, text }: { where: string; text: string }) =>
    text.includes(tenantId) && !/pgboss|event_counters|handled_jobs|outbox/.test(where)
}
