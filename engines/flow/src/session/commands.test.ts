import { describe, expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../testing/index.ts'

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

describe('commands', () => {
  it('menu starts over, from wherever the flow is', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    expect(player.say('MENU')).toEqual(['Olá!', 'Nome?'])
  })

  it('menu leads to the flow’s own menu block', () => {
    const flow = buildFlow([text('hello', 'Olá!'), ask('name', 'Opções?')], undefined, { variables, menu: 'name' })
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.say('menu')).toEqual(['Opções?'])
  })

  it('voltar asks the question before, then says that there is none', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    expect(player.say('voltar')).toEqual(['Nome?'])
    expect(player.say('Voltar')[0]).toContain('não há pergunta anterior')
    expect(player.say('Bia')).toEqual(['Idade?'])
  })

  it('atendente calls a person and the bot is quiet', () => {
    const player = createPlayer(form)
    player.say('oi')
    expect(player.say('quero falar com um atendente')[0]).toContain('equipe')
    expect(player.effects).toContainEqual(expect.objectContaining({ type: 'hand_over', reason: 'requested' }))
    expect(player.say('alô')).toEqual([])
  })

  it('atendente works as the very first word', () => {
    const player = createPlayer(form)
    player.say('atendente')
    expect(player.state.paused).not.toBeNull()
  })

  it('works inside a burst', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    expect(player.say('ops', 'voltar')).toEqual(['Nome?'])
  })

  it('takes the flow’s own words, and none where a command is turned off', () => {
    const flow = buildFlow([ask('name', 'Nome?'), text('end', 'Fim, {{name}}.')], undefined, {
      variables,
      settings: { commands: { leave: [], person: ['socorro'] } },
    })
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.say('sair')).toEqual(['Fim, sair.'])
    player.say('oi')
    player.say('Socorro!')
    expect(player.state.paused).not.toBeNull()
  })
})

describe('failed answers', () => {
  it('offer a person at the second one, and "0" calls them', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    expect(player.say('sei lá')[0]).not.toContain('0 fala')
    expect(player.say('sei lá')[0]).toContain('0 fala com a equipe')
    player.say('0')
    expect(player.state.paused).not.toBeNull()
  })

  it('take "0" as an answer as long as no person was offered', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    expect(player.say('0')).toEqual(['Fim, Ana.'])
  })

  it('offer a person at once where a voice note came for a number', () => {
    const flow = buildFlow([ask('age', 'Entrada?', { kind: 'money' }), text('end', 'Fim.')], undefined, { variables })
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.send({ kind: 'media', media: 'audio', url: 'u' })).toEqual([
      'Recebi seu áudio. Pode escrever o valor? 0 fala com a equipe.',
    ])
    expect(player.send({ kind: 'media', media: 'audio', url: 'u', transcript: 'quinze mil' })).toEqual(['Fim.'])
    expect(player.state.variables.age).toBe(1_500_000)
  })

  it('end with a person after six in a row: another robot may be answering', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    for (let n = 0; n < 5; n++) player.say('?')
    expect(player.state.paused).toBeNull()
    player.say('?')
    expect(player.effects).toContainEqual(expect.objectContaining({ type: 'hand_over', reason: 'not_understood' }))
  })

  it('are forgotten with the answer that succeeds', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    player.say('?')
    player.say('voltar')
    player.say('Ana')
    expect(player.say('?')[0]).not.toContain('0 fala')
  })
})

describe('people', () => {
  it('any human word pauses the bot; resuming asks the open question again', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.happen({ type: 'human_spoke' })
    expect(player.say('Ana', 'menu')).toEqual([])
    expect(player.happen({ type: 'resumed', mode: 'continue' })).toEqual(['Nome?'])
    expect(player.say('Ana')).toEqual(['Idade?'])
  })

  it('resuming can start over', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.say('Ana')
    player.happen({ type: 'human_spoke' })
    expect(player.happen({ type: 'resumed', mode: 'restart' })).toEqual(['Olá!', 'Nome?'])
  })

  it('keeps a timer that fires and a result that comes while people speak', () => {
    const flow = buildFlow([{ id: 'w', type: 'wait', until: { kind: 'delay', seconds: 10 } }, text('end', 'Fim.')])
    const player = createPlayer(flow)
    player.say('oi')
    player.happen({ type: 'human_spoke' })
    expect(player.wait(60_000)).toEqual([])
    expect(player.happen({ type: 'resumed', mode: 'continue' })).toEqual(['Fim.'])
  })

  it('pauses a session that has not begun, and one that starts speaks no word over people', () => {
    const player = createPlayer(form)
    player.happen({ type: 'human_spoke' })
    expect(player.say('oi')).toEqual([])
    expect(player.happen({ type: 'started' })).toEqual([])
    player.happen({ type: 'resumed', mode: 'continue' })
    expect(player.say('oi')).toEqual(['Olá!', 'Nome?'])
  })

  it('closing a conversation ends the silence', () => {
    const player = createPlayer(form)
    player.say('oi')
    player.happen({ type: 'human_spoke' })
    player.happen({ type: 'closed' })
    expect(player.say('oi')).toEqual(['Olá!', 'Nome?'])
  })
})
