import { MAX_FLOW_BYTES } from '@recado/contracts/flows'
import { encodeId, FlowId, type InboxId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { createLabel, deleteLabel } from '../../src/chat/labels/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { menuFlow } from './menu-flow.ts'

const clock = advancingClock(systemClock.now())
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  let source: ScopeSource
  let owner: SignedIn
  let bia: SignedIn
  let agent: SignedIn
  let viewer: SignedIn
  let inboxId: InboxId
  beforeAll(async () => {
    const tenant = await buildTenant(house, { placement })
    owner = await buildMember(house, tenant, 'owner')
    bia = await buildMember(house, tenant, 'admin')
    agent = await buildMember(house, tenant, 'agent')
    viewer = await buildMember(house, tenant, 'viewer')
    source = { tenant, actor: { kind: 'system', name: 'test' } }
    inboxId = (await inside((scope) => createInbox(scope, { name: 'Site', channel: 'widget' }))).id
  })

  const inside = <Result>(run: (scope: TenantScope) => Promise<Result>) => house.services.withTenant(source, run)
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    payload?: object,
    { person = owner, headers = {} }: { person?: SignedIn; headers?: Record<string, string> } = {},
  ) => {
    const answer = await house.app.inject({
      ...{ method, url: `/api/v1/${url}`, headers: { ...person.headers, ...headers } },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json(), text: answer.body }
  }
  const make = async (flow = menuFlow()) => {
    clock.advance(1_000)
    const { status, body, text } = await ask('POST', 'flows', {
      name: flow.name,
      from: { kind: 'json', file: flow.document },
    })
    expect(status, text).toBe(201)
    return body.flow as { id: string; draft: { revision: number; document: object } }
  }
  const starts = () => [{ id: 'first', kind: 'message', inbox_ids: [encodeId('inb', inboxId)] }]
  const publish = (id: string, began_with: number, more: object = {}) =>
    ask('POST', `flows/${id}/publish`, { began_with, starts: starts(), ...more })
  const publications = (id: string) =>
    inside((scope) =>
      scope.db
        .selectFrom('flow_publications')
        .select(['flow_version_id', 'kind', 'inbox_id', 'start_id', 'priority'])
        .where('flow_id', '=', FlowId.parse(id))
        .execute(),
    )

  const actsOn = async (id: string) => {
    const acts = await inside((scope) =>
      scope.db
        .selectFrom('audit_entries')
        .select('action')
        .where('target_id', '=', FlowId.parse(id))
        .orderBy('id')
        .execute(),
    )
    return acts.map(({ action }) => action.replace('flow.', ''))
  }

  test('a flow is made, renamed, published, changed, rolled back, taken offline and put away', async () => {
    const { body } = await ask('POST', 'flows', { from: { kind: 'empty' } })
    const { id } = body.flow
    expect(body.flow).toMatchObject({ name: 'Novo fluxo', status: 'draft', live: null, changed_since_publish: true })
    expect(body.flow.problems).toMatchObject([
      { code: 'no_start', severity: 'warning', text: expect.stringMatching(/\S/) },
    ])
    const renamed = await ask('PATCH', `flows/${id}`, { name: 'Boas-vindas' })
    expect(renamed.body).toMatchObject({ name: 'Boas-vindas', description: '' })
    const stale = { headers: { 'if-match': `"${body.flow.revision}"` } }
    expect((await ask('PATCH', `flows/${id}`, { name: 'Outro' }, stale)).body).toMatchObject({
      code: 'version_conflict',
    })

    const first = await publish(id, 1, { note: 'A primeira' })
    expect(first.status, first.text).toBe(200)
    expect(first.body.version).toMatchObject({ number: 1, note: 'A primeira', live: true, in_flight: 0 })
    expect(first.body.flow).toMatchObject({
      status: 'live',
      changed_since_publish: false,
      live: { number: 1, inbox_ids: [encodeId('inb', inboxId)], start_kinds: ['message'] },
    })
    expect(await publications(id)).toHaveLength(1)

    const draft = { began_with: 2, document: menuFlow({ greeting: 'Outra' }).document }
    expect((await ask('PUT', `flows/${id}/draft`, draft)).body).toMatchObject({ revision: 3, problems: [] })
    expect((await ask('GET', `flows/${id}`)).body).toMatchObject({ changed_since_publish: true, live: { number: 1 } })
    const second = await publish(id, 3)
    expect(second.body.version).toMatchObject({ number: 2 })
    const versions = (await ask('GET', `flows/${id}/versions`)).body.items
    expect(versions.map((one: { number: number; live: boolean }) => [one.number, one.live])).toEqual([
      [2, true],
      [1, false],
    ])
    const old = (await ask('GET', `flows/${id}/versions/${versions[1].id}`)).body
    expect(old.document.blocks.map((block: { id: string }) => block.id)).toEqual(['greeting', 'person'])

    const back = await ask('POST', `flows/${id}/rollback`, { version_id: versions[1].id })
    expect(back.body).toMatchObject({ flow: { live: { number: 1 } }, version: { number: 1, live: true } })
    expect((await ask('GET', `flows/${id}`)).body.draft.revision).toBe(3)
    expect((await publications(id)).map((row) => encodeId('flv', row.flow_version_id))).toEqual([versions[1].id])

    expect((await ask('POST', `flows/${id}/unpublish`)).body).toMatchObject({ status: 'draft', live: null })
    expect(await publications(id)).toEqual([])
    await ask('POST', `flows/${id}/rollback`, { version_id: versions[0].id })
    expect((await ask('POST', `flows/${id}/archive`)).body).toMatchObject({ status: 'archived', live: null })
    expect((await ask('PUT', `flows/${id}/draft`, { ...draft, began_with: 3 })).body.code).toBe('flow_archived')
    expect((await publish(id, 3)).body.code).toBe('flow_archived')
    expect((await ask('GET', 'flows?status=archived')).body.items.map((one: { id: string }) => one.id)).toContain(id)
    expect((await ask('GET', 'flows')).body.items.map((one: { id: string }) => one.id)).not.toContain(id)
    expect((await ask('POST', `flows/${id}/restore`)).body).toMatchObject({ status: 'draft' })

    expect(await actsOn(id)).toEqual([
      ...['created', 'updated', 'published', 'published', 'published', 'unpublished', 'published'],
      ...['unpublished', 'archived', 'restored'],
    ])
    await house.drain()
    const events = (await ask('GET', 'events?limit=100')).body.items as { event: string; data: object }[]
    expect(events.filter(({ event }) => event === 'flow.published').map(({ data }) => data)).toContainEqual({
      flow_id: id,
    })
  })

  test('who saves over what a colleague saved is told who and when; the same content again is no conflict', async () => {
    const { id } = await make()
    const hers = {
      began_with: 1,
      document: menuFlow({ greeting: 'Da Bia' }).document,
      canvas: { groups: [{ id: 'g' }] },
    }
    expect((await ask('PUT', `flows/${id}/draft`, hers, { person: bia })).body).toMatchObject({ revision: 2 })
    const mine = { began_with: 1, document: menuFlow({ greeting: 'Minha' }).document }
    const refused = await ask('PUT', `flows/${id}/draft`, mine)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      ...{ code: 'flow_draft_conflict', revision: 2, saved_by: expect.stringMatching(/\S/) },
      saved_at: expect.stringMatching(/Z$/),
    })
    expect(refused.body.detail).toContain(refused.body.saved_by)
    // Her answer was lost, and she sends it again.
    expect((await ask('PUT', `flows/${id}/draft`, hers, { person: bia })).body).toMatchObject({ revision: 2 })
    // What is left out stays.
    expect((await ask('PUT', `flows/${id}/draft`, { ...mine, began_with: 2 })).body).toMatchObject({ revision: 3 })
    const { draft, draft_saved } = (await ask('GET', `flows/${id}`)).body
    expect(draft).toMatchObject({ revision: 3, canvas: hers.canvas })
    expect(draft.document).toEqual(mine.document)
    expect(draft_saved.by_id).toMatch(/^mem_/)
    expect((await publish(id, 2)).body).toMatchObject({ code: 'flow_draft_conflict', revision: 3 })
    // Saves of one person within minutes are one act.
    await ask('PUT', `flows/${id}/draft`, { began_with: 3, document: menuFlow().document })
    expect(await actsOn(id)).toEqual(['created', 'draft_saved', 'draft_saved'])
  })

  test('of many who save or publish at once one does, and what is live is one version in all its inboxes', async () => {
    const { id } = await make()
    const other = await inside((scope) => createInbox(scope, { name: `Outra ${id}`, channel: 'widget' }))
    const both = [{ id: 'first', kind: 'message', inbox_ids: [encodeId('inb', inboxId), encodeId('inb', other.id)] }]
    const saves = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        ask('PUT', `flows/${id}/draft`, { began_with: 1, document: menuFlow({ greeting: `Olá ${n}` }).document }),
      ),
    )
    expect(saves.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    const published = await Promise.all([1, 2, 3, 4].map(() => publish(id, 2, { starts: both })))
    // The starts of the first are the draft's from then on: the others began with an older one.
    expect(published.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    await Promise.all([1, 2, 3].map(() => ask('POST', `flows/${id}/publish`, { began_with: 3 })))
    const versions = (await ask('GET', `flows/${id}/versions`)).body.items as { id: string; number: number }[]
    expect(versions.map(({ number }) => number)).toEqual([4, 3, 2, 1])
    await Promise.all([
      ...versions.map((version) => ask('POST', `flows/${id}/rollback`, { version_id: version.id })),
      ask('POST', `flows/${id}/unpublish`),
      ask('POST', `flows/${id}/publish`, { began_with: 3 }),
    ])
    const { live } = (await ask('GET', `flows/${id}`)).body
    const rows = await publications(id)
    expect(new Set(rows.map((row) => encodeId('flv', row.flow_version_id)))).toEqual(
      new Set(live === null ? [] : [live.version_id]),
    )
    expect(rows).toHaveLength(live === null ? 0 : 2)
  })

  test('a flow with errors is not published, and says in the reader’s language what is wrong where', async () => {
    const { id } = await make()
    const { document } = menuFlow()
    const broken = {
      ...document,
      blocks: [
        ...document.blocks,
        { id: 'lost', type: 'send', content: { kind: 'text', text: '' } },
        { id: 'odd', type: 'teleport' },
      ],
    }
    const saved = await ask('PUT', `flows/${id}/draft`, { began_with: 1, document: broken })
    expect(saved.body.problems.filter((one: { severity: string }) => one.severity === 'error')).toMatchObject([
      { code: 'invalid_shape', block: 'lost' },
      { code: 'invalid_shape', block: 'odd' },
    ])
    const refused = await publish(id, 2)
    expect([refused.status, refused.body.code]).toEqual([422, 'flow_has_errors'])
    expect(refused.body.problems).toEqual(
      saved.body.problems.filter((one: { code: string }) => one.code !== 'no_start'),
    )
    expect((await ask('GET', `flows/${id}`)).body.live).toBeNull()

    const cyclic = { ...document, edges: [{ from: 'hours', output: 'next', to: 'hours' }], start: 'hours' }
    const english = { headers: { 'accept-language': 'en' } }
    const checked = await ask('POST', `flows/${id}/validate`, { document: cyclic }, english)
    expect(checked.body.problems).toContainEqual(
      expect.objectContaining({ code: 'cycle_without_input', block: 'hours', text: expect.stringContaining('cycle') }),
    )
    const stranger = [{ id: 's', kind: 'keyword', words: [], inbox_ids: [encodeId('inb', FlowId.parse(id))] }]
    const checkedStarts = await ask('POST', `flows/${id}/validate`, { document, starts: stranger })
    expect(checkedStarts.body.problems.map((one: { code: string }) => one.code)).toEqual([
      'start_inbox_unknown',
      'start_never',
    ])
    const label = (await inside((scope) => createLabel(scope, { name: 'VIP', colour: '#00aa00' }))).id
    const given = [
      { id: 's', kind: 'label', label_ids: [encodeId('lbl', label)], inbox_ids: [encodeId('inb', inboxId)] },
    ]
    const labelled = async () => (await ask('POST', `flows/${id}/validate`, { document, starts: given })).body.problems
    expect(await labelled()).not.toContainEqual(expect.objectContaining({ start: 's' }))
    await inside((scope) => deleteLabel(scope, label))
    expect(await labelled()).toContainEqual(
      expect.objectContaining({ code: 'start_label_unknown', start: 's', text: expect.stringContaining('etiqueta') }),
    )
    expect(
      (await ask('POST', `flows/${id}/validate`, { document, starts: [{ id: 's', kind: 'keyword' }] })).status,
    ).toBe(400)
    const nowhere = [{ id: 's', kind: 'message' }]
    expect((await publish(id, 2, { starts: nowhere })).body.problems).toContainEqual(
      expect.objectContaining({ code: 'start_without_inbox', start: 's', severity: 'error' }),
    )
  })

  test('files come in: exports, bare documents, Typebot; what cannot be read or kept is refused by name', async () => {
    const made = await make()
    await ask('PUT', `flows/${made.id}/draft`, {
      ...{ began_with: 1, document: menuFlow().document, canvas: { comments: ['=1+1'] }, starts: starts() },
    })
    const file = (await ask('GET', `flows/${made.id}/export`)).body
    expect(file).toMatchObject({ format: 'recado.flow', name: 'Menu', starts: [{ id: 'first', inbox_ids: [] }] })
    for (const given of [file, JSON.stringify(file), `\uFEFF${JSON.stringify(file)}`]) {
      const { status, body } = await ask('POST', 'flows', { from: { kind: 'json', file: given } })
      expect(status).toBe(201)
      expect(body).toMatchObject({ report: [], flow: { name: 'Menu', draft: { canvas: { comments: ['=1+1'] } } } })
      expect(body.flow.draft.document).toEqual(menuFlow().document)
    }
    const typebot = {
      ...{ version: '6', name: 'Do Typebot', edges: [], variables: [] },
      groups: [
        {
          ...{ id: 'g', title: 'G' },
          blocks: [
            { id: 't', type: 'text', content: { richText: [{ type: 'p', children: [{ text: 'Oi' }] }] } },
            { id: 'z', type: 'Zapier' },
          ],
        },
      ],
    }
    for (const given of [typebot, { typebot }, JSON.stringify(typebot)]) {
      const { body, text } = await ask('POST', 'flows', { from: { kind: 'typebot', file: given } })
      expect(body.flow?.name, text).toBe('Do Typebot')
      expect(body.report).toMatchObject([
        { code: 'no_counterpart', kind: 'lost', text: expect.stringContaining('Zapier') },
      ])
    }
    const document = menuFlow().document
    const depth = (n: number): unknown => (n === 0 ? 1 : [depth(n - 1)])
    const refused: [unknown, number, string][] = [
      ['{"schema_version": 1,', 422, 'flow_file_unreadable'],
      [{ hello: 1 }, 422, 'flow_file_unreadable'],
      [{ ...file, format_version: 2 }, 422, 'flow_file_unreadable'],
      [{ ...file, starts: [{ id: 'x', kind: 'nothing' }] }, 422, 'flow_file_unreadable'],
      [{ ...document, notes: depth(100) }, 422, 'flow_malformed'],
      [JSON.stringify(document).replace('{', '{"__proto__":{"a":1},'), 422, 'flow_malformed'],
      [{ ...document, name: 'a\u0000b' }, 422, 'flow_malformed'],
      [{ ...document, phrases: { '\ud800': 'x' } }, 422, 'flow_malformed'],
      [{ ...document, phrases: { x: 'á'.repeat(MAX_FLOW_BYTES / 2) } }, 413, 'flow_too_large'],
      [{ ...document, blocks: blocks(5_001) }, 422, 'flow_too_many_blocks'],
      [{ ...document, sub_flows: [{ id: 's', blocks: blocks(4_998) }] }, 422, 'flow_too_many_blocks'],
    ]
    for (const [given, status, code] of refused) {
      const { body, ...answer } = await ask('POST', 'flows', { from: { kind: 'json', file: given } })
      expect([answer.status, body.code], answer.text.slice(0, 300)).toEqual([status, code])
      expect(body.title).not.toMatch(/flow_/)
    }
    expect((await ask('POST', 'flows', { from: { kind: 'typebot', file: '{"groups":' } })).body).toMatchObject({
      code: 'flow_file_unreadable',
      problems: [{ code: 'invalid_json', text: expect.stringContaining('JSON') }],
    })
    expect((await ask('POST', 'flows', { from: { kind: 'json', file: 5 } })).status).toBe(400)
    const raw = await house.app.inject({
      ...{ method: 'POST', url: '/api/v1/flows', headers: { ...owner.headers, 'content-type': 'application/json' } },
      payload: `{"from":{"kind":"json","file":{"__proto__":{"polluted":1}}}}`,
    })
    expect(raw.statusCode).toBe(400)
    const most = { ...document, blocks: blocks(5_000), edges: [], start: 'b0' }
    const whole = await ask('POST', 'flows', { from: { kind: 'json', file: most } })
    expect(whole.status).toBe(201)
    expect(whole.body.flow.block_count).toBe(5_000)
    expect(whole.body.flow.problems.length).toBeLessThanOrEqual(500)
  })

  test('every template becomes a flow that can be published as soon as an inbox is chosen', async () => {
    const { items } = (await ask('GET', 'flow-templates')).body as { items: { id: string; name: string }[] }
    expect(items.length).toBeGreaterThanOrEqual(12)
    for (const { id: template_id, name } of items) {
      const { status, body, text } = await ask('POST', 'flows', { from: { kind: 'template', template_id } })
      expect(status, text).toBe(201)
      expect(body.flow).toMatchObject({ name, draft: { document: { time_zone: source.tenant.timezone } } })
      const chosen = body.flow.draft.starts.map((start: object) => ({
        ...start,
        inbox_ids: [encodeId('inb', inboxId)],
      }))
      const published = await ask('POST', `flows/${body.flow.id}/publish`, { began_with: 1, starts: chosen })
      expect(published.status, `${name}: ${published.text}`).toBe(200)
    }
    const unknown = await ask('POST', 'flows', { from: { kind: 'template', template_id: 'constructor' } })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'flow_template_unknown'])
  })

  test('a copy begins with the draft or a version, and is its own from then on', async () => {
    const { id } = await make()
    await publish(id, 1)
    await ask('PUT', `flows/${id}/draft`, { began_with: 2, document: menuFlow({ greeting: 'Nova' }).document })
    const [version] = (await ask('GET', `flows/${id}/versions`)).body.items
    const ofDraft = (await ask('POST', `flows/${id}/duplicate`, {})).body
    expect(ofDraft).toMatchObject({ name: 'Cópia de Menu', status: 'draft', draft: { revision: 1 } })
    expect(ofDraft.draft.document.blocks[0].text).toBe('Nova')
    const ofVersion = (await ask('POST', `flows/${id}/duplicate`, { name: 'De antes', version_id: version.id })).body
    expect(ofVersion).toMatchObject({ name: 'De antes', draft: { starts: [{ kind: 'message' }] } })
    expect(ofVersion.draft.document.blocks[0].text).toBe('Como podemos ajudar?')
    expect((await ask('GET', `flows/${id}/export?version_id=${version.id}`)).body.document).toEqual(
      ofVersion.draft.document,
    )
    expect((await ask('GET', `flows/${ofDraft.id}/versions/${version.id}`)).body.code).toBe('flow_version_missing')
    expect((await ask('POST', `flows/${ofDraft.id}/rollback`, { version_id: version.id })).body.code).toBe(
      'flow_version_missing',
    )
  })

  test('who has it open is named to the others, until they leave or are not heard of', async () => {
    const { id } = await make()
    const say = async (person: SignedIn, active = true) =>
      (await ask('POST', `flows/${id}/editing`, { active }, { person })).body
    await say(bia)
    clock.advance(1_000)
    const { items, draft } = await say(owner)
    expect(items.map(({ you }: { you: boolean }) => you)).toEqual([false, true])
    expect(draft).toMatchObject({ revision: 1, saved_by: expect.stringMatching(/\S/) })
    expect((await ask('GET', `flows/${id}`)).body.editors).toHaveLength(2)
    expect((await say(bia, false)).items.map(({ you }: { you: boolean }) => you)).toEqual([false])
    clock.advance(60_000)
    expect((await ask('GET', `flows/${id}`)).body.editors).toEqual([])
  })

  test('lists go page by page, by status, inbox and part of a name', async () => {
    const made = []
    for (const name of ['Página um', 'Página dois', 'PÁGINA três']) made.push(await make(menuFlow({ name })))
    clock.advance(1_000)
    await publish(made[0]?.id ?? '', 1)
    const names = async (query: string) => {
      const { body } = await ask('GET', `flows?${query}`)
      return [body.items.map(({ name }: { name: string }) => name), body.next_cursor]
    }
    const [first, cursor] = await names('q=p%C3%A1gina&limit=2')
    expect(first).toEqual(['Página um', 'PÁGINA três'])
    expect(await names(`q=p%C3%A1gina&limit=2&cursor=${cursor}`)).toEqual([['Página dois'], null])
    expect(await names(`q=p%C3%A1gina&inbox_id=${encodeId('inb', inboxId)}`)).toEqual([['Página um'], null])
    expect(await names('q=p%C3%A1gina&status=live')).toEqual([['Página um'], null])
    expect((await names('q=100%25_'))[0]).toEqual([])
    expect((await ask('GET', 'flows?status=nonsense')).status).toBe(400)
    expect((await ask('GET', 'flows?cursor=abc')).body.code).toBe('cursor_invalid')
  })

  test('agents see no flows, viewers change none, and who may edit need not be allowed to publish', async () => {
    const { id } = await make()
    expect((await ask('GET', `flows/${id}`, undefined, { person: agent })).status).toBe(403)
    expect((await ask('GET', `flows/${id}`, undefined, { person: viewer })).status).toBe(200)
    for (const [method, url, payload] of [
      ['POST', 'flows', { from: { kind: 'empty' } }],
      ['PUT', `flows/${id}/draft`, { began_with: 1, document: menuFlow().document }],
      ['POST', `flows/${id}/publish`, { began_with: 1 }],
      ['POST', `flows/${id}/archive`, undefined],
    ] as const) {
      expect((await ask(method, url, payload, { person: viewer })).status, url).toBe(403)
    }
  })
})

function blocks(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `b${index}`, type: 'send', content: { kind: 'text', text: 'Oi' } },
  }))
}
