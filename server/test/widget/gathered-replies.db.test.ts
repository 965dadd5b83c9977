import { propertyRuns } from '@recado/testing/property-runs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnswered, findDueReplies, REPLY_JOB, settleReplies } from '../../src/chat/visitors/index.ts'
import { visitorsMailReplies } from '../../src/chat/visitors/jobs.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { runTransaction } from '../../src/platform/database/transaction.ts'
import { drainEvents } from '../../src/platform/events/drain-events.ts'
import { BEGIN_EVENTS, numberEvents } from '../../src/platform/events/outbox.sql.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { untilBlocked } from '../support/until-blocked.ts'
import { answerTo, beginAway, mailsInBox } from './away-visitors.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
let control: pg.Client
beforeAll(async () => {
  house = await openTestHouse({ clock })
  control = await house.admin('control')
  // Starts the queue, so that the relay may be driven alone.
  await house.drain()
})
afterAll(() => house.close())

const MINUTE = 60_000
let counter = 0
const newEmail = () => `rita-${++counter}@exemplo.com.br`

/** Every job there ever was for the tenant, also those that ended. */
async function jobsOf(scene: Scene): Promise<string[]> {
  const { rows } = await control.query<{ id: string }>(
    `SELECT id FROM pgboss.job WHERE name = $1 AND data ->> 'tenant_id' = $2`,
    [REPLY_JOB, scene.tenant.id],
  )
  return rows.map(({ id }) => id)
}

function relayPool(scene: Scene): pg.Pool {
  const { cluster, database, kind } = scene.tenant.placement
  return house.services.installation.pools.get({ cluster, name: database, kind }, 'relay')
}

function readCounter(scene: Scene) {
  return scene.run((scope) =>
    scope.db
      .selectFrom('recado.event_counters')
      .select(['follow_up_job', 'followed_to', 'last_event_id'])
      .where('tenant_id', '=', scope.tenant.id)
      .executeTakeFirstOrThrow(),
  )
}

/** Somebody away was answered and the job about it is due; its id. */
async function answerDue(scene: Scene, email: string): Promise<string> {
  const { id } = await beginAway(house, scene, email)
  await answerTo(scene, id, 'Tem sim!')
  await house.services.relay.drainAll()
  clock.advance(2 * MINUTE)
  const { follow_up_job: job } = await readCounter(scene)
  if (job === null) throw new Error('no job was promised')
  return job
}

async function drainMinutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    clock.advance(MINUTE)
    await house.drain()
  }
}

const find = (scene: Scene, job: string) => scene.run((scope) => findDueReplies(scope, job))

describe.each([
  ['shared', propertyRuns(25, 5)],
  ['schema', 3],
  ['database', 3],
] as const)('in a %s placement', (placement, visitors) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await buildScene(house, { placement })
  })

  test(`${visitors * 20} answers in as many rounds make a job a minute, and a mail for each who is away`, async () => {
    const emails = Array.from({ length: visitors }, newEmail)
    const began = clock.now().getTime()
    for (const email of emails) {
      const { id } = await beginAway(house, scene, email)
      for (let n = 0; n < 20; n++) {
        await answerTo(scene, id, `Resposta ${n}`)
        await house.services.relay.drainAll()
        clock.advance(1_200)
      }
      await house.drain()
    }
    const minutes = (clock.now().getTime() - began) / MINUTE
    await drainMinutes(5)
    // The first after two minutes, the last within three after the last answer.
    expect((await jobsOf(scene)).length).toBeLessThanOrEqual(Math.ceil(minutes) + 2)
    for (const email of emails) {
      const mails = await mailsInBox(house, email)
      expect(
        mails.map((mail) => mail.text?.includes('Resposta 19')),
        email,
      ).toEqual([true])
    }
    const { last_event_id } = await readCounter(scene)
    expect(await readCounter(scene)).toEqual({ follow_up_job: null, followed_to: last_event_id, last_event_id })
  })

  test('an answer that is numbered after the job has looked and before it ends is looked at by its successor', async () => {
    const email = newEmail()
    const { id } = await beginAway(house, scene, email)
    const job = await answerDue(scene, newEmail())
    await scene.run(async (scope) => {
      const due = await findDueReplies(scope, job)
      if (due === undefined) throw new Error('it is not the promised job')
      expect(due.rest).toBe('nothing')
      // The relay sees that a job waits, and leaves none.
      await answerTo(scene, id, 'No último instante')
      await house.services.relay.drainAll()
      expect((await readCounter(scene)).follow_up_job).toBe(job)
      expect(await settleReplies(scope, due)).toBe(false)
    })
    expect((await readCounter(scene)).follow_up_job).not.toBe(job)
    await drainMinutes(3)
    expect(await mailsInBox(house, email)).toHaveLength(1)
    expect((await readCounter(scene)).follow_up_job).toBeNull()
  })

  test('a job that ends while a relay has numbered an answer and not committed waits for it', async () => {
    const email = newEmail()
    const { id } = await beginAway(house, scene, email)
    const job = await answerDue(scene, newEmail())
    await answerTo(scene, id, 'Ainda não confirmada')
    let ended = false
    const { ending } = await runTransaction(relayPool(scene), BEGIN_EVENTS, async (client) => {
      const { unfollowed, rows } = await numberEvents(client, { limit: 500, eventsJob: 'webhooks.dispatch' })
      expect([rows, unfollowed.has(scene.tenant.id)]).toEqual([1, false])
      const ending = scene
        .run(async (scope) => {
          const due = await findDueReplies(scope, job)
          if (due === undefined) throw new Error('it is not the promised job')
          await settleReplies(scope, due)
        })
        .finally(() => {
          ended = true
        })
      await untilBlocked(house, scene.tenant.placement.database)
      expect(ended).toBe(false)
      return { ending }
    })
    await ending
    expect((await readCounter(scene)).follow_up_job).not.toBeNull()
    await drainMinutes(3)
    expect(await mailsInBox(house, email)).toHaveLength(1)
  })

  test('a relay that comes while a job is ending waits for it, and promises another', async () => {
    const email = newEmail()
    const { id } = await beginAway(house, scene, email)
    const job = await answerDue(scene, newEmail())
    let round: Promise<void> | undefined
    let gone = false
    await answerTo(scene, id, 'Logo depois')
    await scene.run(async (scope) => {
      const due = await findDueReplies(scope, job)
      if (due === undefined) throw new Error('it is not the promised job')
      await settleReplies(scope, due)
      round = house.services.relay.drainAll().finally(() => {
        gone = true
      })
      await untilBlocked(house, scene.tenant.placement.database)
      expect(gone).toBe(false)
    })
    await round
    const { follow_up_job: next } = await readCounter(scene)
    expect(next).not.toBeNull()
    expect(next).not.toBe(job)
    await drainMinutes(3)
    expect(await mailsInBox(house, email)).toHaveLength(1)
  })
})

describe('whoever dies', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await buildScene(house)
  })

  test('a relay before its commit: the next one promises the job', async () => {
    const email = newEmail()
    const { id } = await beginAway(house, scene, email)
    await house.drain()
    await answerTo(scene, id, 'Tem sim!')
    const followUps = {
      job: REPLY_JOB,
      find: (events: Parameters<typeof findAnswered>[0]) => {
        expect(findAnswered(events)).toHaveLength(1)
        throw new Error('killed')
      },
    }
    const signal = new AbortController().signal
    const killed = drainEvents(relayPool(scene), { eventsJob: 'webhooks.dispatch', followUps, signal }).next()
    await expect(killed).rejects.toThrow('killed')
    expect((await readCounter(scene)).follow_up_job).toBeNull()
    await house.services.relay.drainAll()
    await drainMinutes(2)
    expect(await mailsInBox(house, email)).toHaveLength(1)
  })

  test('a job before its commit: its repetition does all of it', async () => {
    const email = newEmail()
    const job = await answerDue(scene, email)
    const killed = scene.run(async (scope) => {
      const due = await findDueReplies(scope, job)
      if (due === undefined) throw new Error('it is not the promised job')
      await settleReplies(scope, due)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect((await find(scene, job))?.replies).toHaveLength(1)
    await house.drain()
    expect(await mailsInBox(house, email)).toHaveLength(1)
  })

  test('a job after its commit: its repetition does nothing', async () => {
    const email = newEmail()
    const job = await answerDue(scene, email)
    await visitorsMailReplies.run(house.services, {
      ...{ id: job, name: REPLY_JOB, attempt: 1, isLast: false, claim: { id: job, retryCount: 0 } },
      ...{ envelope: { tenant_id: scene.tenant.id, payload: {} }, signal: new AbortController().signal },
    })
    // The queue was not told, and gives the job out again.
    await house.drain()
    expect(await mailsInBox(house, email)).toHaveLength(1)
  })

  test('of two deliveries of a job at once one is undone', async () => {
    const job = await answerDue(scene, newEmail())
    const second = scene.run(async (scope) => {
      const due = await findDueReplies(scope, job)
      if (due === undefined) throw new Error('it is not the promised job')
      await scene.run(async (first) => {
        const same = await findDueReplies(first, job)
        if (same !== undefined) await settleReplies(first, same)
      })
      await settleReplies(scope, due)
    })
    await expect(second).rejects.toThrow('another job has looked')
    expect(await find(scene, job)).toBeUndefined()
  })

  test('a job for good: an hour later the next answer brings another, which looks at what was left', async () => {
    const emails = [newEmail(), newEmail(), newEmail()]
    const job = await answerDue(scene, emails[0] ?? '')
    await control.query('DELETE FROM pgboss.job WHERE id = $1', [job])
    for (const [email, minutes] of [
      [emails[1], 30],
      [emails[2], 31],
    ] as const) {
      expect((await readCounter(scene)).follow_up_job).toBe(job)
      clock.advance(minutes * MINUTE)
      const { id } = await beginAway(house, scene, email)
      await answerTo(scene, id, 'Tem sim!')
      await house.services.relay.drainAll()
    }
    expect((await readCounter(scene)).follow_up_job).not.toBe(job)
    await drainMinutes(2)
    for (const email of emails) expect(await mailsInBox(house, email)).toHaveLength(1)
    expect((await readCounter(scene)).follow_up_job).toBeNull()
  })
})

test('more answers than fit a transaction are looked at by one job, in several', async () => {
  const scene = await buildScene(house)
  const email = newEmail()
  // As the log has them; their conversations were erased meanwhile.
  await scene.run(async (scope) => {
    for (let n = 0; n < 1_010; n++) {
      await scope.events.emit('message.created', { conversation_id: newId(), message: { seq: 1, direction: 'out' } })
    }
  })
  const { id } = await beginAway(house, scene, email)
  await answerTo(scene, id, 'Tem sim!')
  await house.drain()
  const { follow_up_job: job } = await readCounter(scene)
  clock.advance(2 * MINUTE)
  const page = await find(scene, job ?? '')
  expect([page?.replies.length, page?.rest]).toEqual([1_000, 'due'])
  await house.drain()
  expect(await mailsInBox(house, email)).toHaveLength(1)
  expect(await jobsOf(scene)).toEqual([job])
})
