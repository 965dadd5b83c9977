import { describe, expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../testing/index.ts'
import { startSession } from './start-session.ts'
import { step } from './step.ts'

const text = (id: string, words: string) => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const ask = (id: string, words: string, answer: object = { kind: 'text' }) => ({
  id,
  type: 'ask' as const,
  text: words,
  answer: answer as { kind: 'text' },
  save_to: id,
})
const variables = ['name', 'age', 'color', 'body'].map((name) => ({ name, type: 'text' as const }))

const form = buildFlow(
  [
    text('hello', 'Olá!'),
    ask('name', 'Nome?'),
    ask('age', 'Idade?', { kind: 'number' }),
    text('end', 'Fim, {{name}}.'),
  ],
  undefined,
  { variables },
)

describe('bursts', () => {
  it('answers the first messages of a contact once', () => {
    expect(createPlayer(form).say('oi', 'bom dia', 'vi o Onix no Insta')).toEqual(['Olá!', 'Nome?'])
  })

  it('takes a burst as one answer: all lines of a text, the number among words', () => {
    const player = createPlayer(form)
    player.say('oi')
    expect(player.say('Ana', 'Maria')).toEqual(['Idade?'])
    expect(player.state.variables.name).toBe('Ana\nMaria')
    expect(player.say('peraí', '30', 'isso')).toEqual(['Fim, Ana\nMaria.'])
    expect(player.state.variables.age).toBe(30)
  })

  it('takes the newest of two answers, and one number in two messages', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    player.say('30', 'quer dizer, 31')
    expect(player.state.variables.age).toBe(31)
    player.say('oi')
    player.say('Ana')
    player.say('2', 'mil')
    expect(player.state.variables.age).toBe(2_000)
  })
})

describe('messages while the flow is busy', () => {
  const flow = buildFlow(
    [
      {
        id: 'call',
        type: 'http_request',
        method: 'GET',
        url: 'https://x.example',
        save: [{ path: '', variable: 'body' }],
      },
      ask('age', 'Idade?', { kind: 'number' }),
      text('end', 'Fim.'),
    ],
    ['call ok -> age', 'age -> end'],
    { variables },
  )
  const done = {
    type: 'effect_done' as const,
    effect_id: 'e1',
    result: { ok: true as const, value: { status: 200, body: 'x' } },
  }

  it('waits for the service, then takes a fitting message as the answer without asking', () => {
    const player = createPlayer(flow, { answerEffects: false })
    player.say('oi')
    expect(player.say('tenho 30')).toEqual([])
    expect(player.state.queue).toHaveLength(1)
    expect(player.happen(done)).toEqual(['Fim.'])
    expect(player.state.variables.age).toBe(30)
  })

  it('asks where the message does not fit, and counts no failure', () => {
    const player = createPlayer(flow, { answerEffects: false })
    player.say('oi')
    player.say('tá demorando')
    expect(player.happen(done)).toEqual(['Idade?'])
    expect(player.state).toMatchObject({ queue: [], awaiting: { failures: 0 } })
  })

  it('obeys a command at once and ignores the result that comes late', () => {
    const player = createPlayer(flow, { answerEffects: false })
    player.say('oi')
    expect(player.say('sair')[0]).toContain('encerramos')
    expect(player.happen(done)).toEqual([])
    expect(player.state.phase).toBe('closed')
  })

  it('keeps a bounded queue and says when it is full', () => {
    const player = createPlayer(flow, { answerEffects: false })
    player.say('oi')
    for (let n = 0; n < 60; n++) player.say(`mensagem ${n}`)
    expect(player.state.queue).toHaveLength(50)
    expect(player.effects).toMatchObject([{ type: 'report', code: 'queue_full' }])
  })

  it('ignores a result twice, a result for another effect, and a timer nobody set', () => {
    const player = createPlayer(flow, { answerEffects: false })
    player.say('oi')
    const before = player.state
    player.happen({ ...done, effect_id: 'e7' })
    player.happen({ type: 'timer_fired', effect_id: 'e1' })
    expect(player.state).toBe(before)
    player.happen(done)
    const after = player.state
    player.happen(done)
    expect(player.state).toBe(after)
  })
})

describe('the session', () => {
  it('speaks first when started, and only when nothing is going on', () => {
    const player = createPlayer(form)
    expect(player.happen({ type: 'started' })).toEqual(['Olá!', 'Nome?'])
    expect(player.happen({ type: 'started' })).toEqual([])
  })

  it('starts anew after a long silence, keeping what the host knows of the contact', () => {
    const flow = buildFlow([ask('name', 'Nome de {{body}}?'), ask('age', 'Idade?')], undefined, {
      variables,
      settings: { idle_minutes: 60 },
    })
    const player = createPlayer(flow, { variables: { body: 'Ana' } })
    player.say('oi')
    player.say('x')
    player.wait(59 * 60_000)
    player.say('voltar')
    player.wait(61 * 60_000)
    expect(player.say('y')).toEqual(['Faz um tempo que paramos por aqui, então vamos começar de novo.', 'Nome de Ana?'])
    expect(player.state.variables).toEqual({ body: 'Ana' })
  })

  it('goes to the block of its choice after a long silence, with what was answered', () => {
    const back = { id: 'back', type: 'ask' as const, text: 'Que bom que voltou, {{name}}! Seguimos?' }
    const flow = buildFlow(
      [ask('name', 'Nome?'), ask('age', 'Idade?'), { ...back, answer: { kind: 'yes_no' } }],
      ['name age', 'age back', 'back yes -> age'],
      { variables, settings: { idle_minutes: 60, idle_block: 'back' } },
    )
    const player = createPlayer(flow)
    player.say('oi')
    player.say('Ana')
    player.wait(61 * 60_000)
    expect(player.say('30')[0]).toContain('Que bom que voltou, Ana!')
    expect(player.say('sim')).toEqual(['Idade?'])
  })

  it('survives JSON between any two events', () => {
    const copies = createPlayer(form)
    let state = startSession(form, { seed: 's' })
    for (const [n, words] of ['oi', 'Ana', 'x', '30'].entries()) {
      copies.say(words)
      state = JSON.parse(
        JSON.stringify(step(form, state, { type: 'messages', at: n, messages: [{ kind: 'text', text: words }] }).state),
      )
    }
    expect(state.variables).toEqual(copies.state.variables)
    expect(state.phase).toBe('ended')
  })

  it('starts over where the published flow no longer has its block', () => {
    const player = createPlayer(form)
    player.say('oi')
    const changed = buildFlow([ask('other', 'Outra?')], undefined, { variables: [{ name: 'other', type: 'text' }] })
    const next = step(changed, player.state, { type: 'messages', at: 9e11, messages: [{ kind: 'text', text: 'Ana' }] })
    expect(next.effects.map((effect) => effect.type)).toEqual(['report', 'ask'])
    expect(next.state.position?.block).toBe('other')
  })

  it('does not touch the state it was given', () => {
    const player = createPlayer(form)
    player.say('oi')
    const before = player.state
    const frozen = JSON.stringify(before)
    step(form, before, { type: 'messages', at: 1, messages: [{ kind: 'text', text: 'Ana' }] })
    expect(JSON.stringify(before)).toBe(frozen)
  })

  it('tells which blocks ran and which way', () => {
    const result = step(form, startSession(form, { seed: 's' }), { type: 'started', at: 0 })
    expect(result.visits).toEqual([
      { flow: 'test', block: 'hello', output: 'next' },
      { flow: 'test', block: 'name', output: null },
    ])
  })

  it('knows today and now from the event alone', () => {
    const flow = buildFlow([text('a', '{{today | date}} {{now | time}}')])
    expect(createPlayer(flow, { at: Date.UTC(2026, 11, 31, 23, 5) }).say('oi')).toEqual(['31/12/2026 20:05'])
  })
})

describe('the loop guard', () => {
  it('stops a cycle without input, reports it and calls a person', () => {
    const flow = buildFlow([text('a', 'a'), { id: 'b', type: 'jump', to: 'a' }], undefined, {
      settings: { max_blocks_per_step: 50 },
    })
    const player = createPlayer(flow)
    expect(player.say('oi').length).toBeLessThan(30)
    expect(player.effects).toContainEqual(expect.objectContaining({ type: 'report', code: 'loop_stopped' }))
    expect(player.state.paused).not.toBeNull()
  })

  it('stops a cycle of timers that nobody answers', () => {
    const flow = buildFlow(
      [
        { id: 'w', type: 'wait', until: { kind: 'delay', seconds: 1 } },
        text('a', 'ainda aí?'),
        { id: 'j', type: 'jump', to: 'w' },
      ],
      undefined,
      {
        settings: { max_blocks_without_message: 100 },
      },
    )
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.wait(3_600_000).length).toBeLessThan(60)
    expect(player.state.paused).not.toBeNull()
  })
})

describe('a hostile flow', () => {
  const heavy = '(?:a?){200}a{200}'
  const tests = (count: number) =>
    Array.from({ length: count }, () => ({ variable: 'last_message', is: 'matches' as const, value: `${heavy}!$` }))
  const when = { any: Array.from({ length: 20 }, () => ({ any: tests(50) })) }

  it('of a thousand heavy expressions in a loop is stopped by the work it makes, at the same place each time', () => {
    const flow = buildFlow(
      [
        { id: 'c', type: 'condition', branches: [{ id: 'b', when }] },
        { id: 'j', type: 'jump', to: 'c' },
      ],
      ['c else -> j', 'c branch:b -> j'],
      {
        settings: { max_blocks_per_step: 2_000 },
      },
    )
    const [first, second] = [createPlayer(flow), createPlayer(flow)]
    first.say('a'.repeat(5_000))
    second.say('a'.repeat(5_000))
    expect(second.state).toEqual(first.state)
    expect(first.effects).toContainEqual(
      expect.objectContaining({ type: 'report', code: 'loop_stopped', detail: 'work' }),
    )
    expect(first.state.paused).not.toBeNull()
  })

  it('of texts and lists that double in a loop is stopped by the work it makes', () => {
    const double = (variable: string) => ({
      variable,
      value: { from: 'template' as const, text: `{{${variable}}}{{${variable}}}x` },
    })
    const grow = { variable: 'body', value: { from: 'append' as const, text: '{{body}}' } }
    const assignments = [...Array.from({ length: 15 }, () => double('name')), ...Array.from({ length: 15 }, () => grow)]
    const flow = buildFlow(
      [
        { id: 's', type: 'set', assignments },
        { id: 'j', type: 'jump', to: 's' },
      ],
      undefined,
      {
        variables,
        settings: { max_blocks_per_step: 2_000 },
      },
    )
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.effects).toContainEqual(
      expect.objectContaining({ type: 'report', code: 'loop_stopped', detail: 'work' }),
    )
    expect(JSON.stringify(player.state).length).toBeLessThan(400_000)
  })
})

describe('languages', () => {
  it('speaks English and Spanish, and a flow’s own phrases', () => {
    const say = (locale: 'en' | 'es', phrases = {}) => {
      const player = createPlayer(
        buildFlow([ask('age', '?', { kind: 'number' })], undefined, { locale, phrases, variables }),
      )
      player.say('hi')
      return player.say('?')[0]
    }
    expect(say('en')).toContain('number')
    expect(say('es')).toContain('número')
    expect(say('en', { 'invalid.number': 'Digits, please.' })).toBe('Digits, please.')
  })
})
