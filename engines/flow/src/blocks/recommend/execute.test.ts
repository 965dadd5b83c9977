import { expect, it } from 'vitest'
import type { RecommendEffect } from '../../session/effect.ts'
import type { EffectResult } from '../../session/event.ts'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const flow = buildFlow(
  [
    { id: 'r', type: 'recommend', wishes_from: 'wishes', limit: 3, text: 'Separei:', save_to: 'car' },
    { id: 'p', type: 'send', content: { kind: 'text', text: 'Escolheu {{car.title}} ({{car.id}})' } },
    { id: 'n', type: 'send', content: { kind: 'text', text: 'Nada por ora.' } },
  ],
  ['r picked -> p', 'r none -> n'],
  {
    variables: [
      { name: 'wishes', type: 'object' },
      { name: 'car', type: 'object' },
    ],
  },
)

function playing(answers: ((effect: RecommendEffect) => EffectResult)[]) {
  const asked: RecommendEffect[] = []
  const recommend = (effect: RecommendEffect) => {
    asked.push(effect)
    return answers[Math.min(asked.length, answers.length) - 1]!(effect)
  }
  return { asked, player: createPlayer(flow, { variables: { wishes: { use: 'city' } }, fakes: { recommend } }) }
}

const items =
  (...titles: string[]) =>
  (): EffectResult => ({
    ok: true,
    value: {
      items: titles.map((title, n) => ({
        id: `${title}-${n}`.toLowerCase(),
        title,
        price: 5_000_000,
        monthly_payment: 120_000,
        kilometres: 30_000,
        reasons: ['Econômico', 'Único dono'],
        drawback: 'Sem ar',
      })),
    },
  })

it('shows the cars with price, instalment, kilometres, reasons and drawback, then asks which', () => {
  const { player, asked } = playing([items('Onix', 'HB20')])
  const said = player.say('oi')
  expect(asked[0]).toMatchObject({ wishes: { use: 'city' }, limit: 3, critique: null, shown: [] })
  expect(said[0]).toBe('Separei:')
  for (const part of [
    '1. Onix',
    'R$ 50.000',
    '30.000 km',
    'R$ 1.200',
    'sujeita a análise de crédito',
    'Único dono',
    'Sem ar',
  ])
    expect(said[1]).toContain(part)
  expect(said.at(-1)).toContain('mais barato')
})

it.each(['2', 'quero ver o 2', 'hb20', 'o segundo', 'gostei do HB20'])('takes the pick in "%s"', (text) => {
  const { player } = playing([items('Onix', 'HB20')])
  player.say('oi')
  expect(player.say(text)).toEqual(['Escolheu HB20 (hb20-1)'])
})

it('takes a pressed card', () => {
  const { player } = playing([items('Onix', 'HB20')])
  player.say('oi')
  expect(player.send({ kind: 'reply', option_id: 'r:onix-0', title: 'Ver' })).toEqual(['Escolheu Onix (onix-0)'])
})

it('ranks again for "mais barato" and tells what was on show', () => {
  const { player, asked } = playing([items('Onix', 'HB20'), items('Kwid')])
  player.say('oi')
  expect(player.say('tem algum mais barato?')[0]).toContain('Kwid')
  expect(asked[1]).toMatchObject({
    critique: { code: 'cheaper', text: 'tem algum mais barato?' },
    shown: ['onix-0', 'hb20-1'],
  })
  expect(player.say('1')).toEqual(['Escolheu Kwid (kwid-0)'])
})

it('keeps the earlier cars on offer where a critique finds none or fails', () => {
  for (const second of [items(), (): EffectResult => ({ ok: false, error: 'x' })]) {
    const { player } = playing([items('Onix', 'HB20'), second])
    player.say('oi')
    expect(player.say('outros')[0]).toContain('continuam valendo')
    expect(player.say('1')).toEqual(['Escolheu Onix (onix-0)'])
  }
})

it('follows none where nothing fits, and hands over where the host failed or answered nonsense', () => {
  expect(playing([items()]).player.say('oi')).toEqual(['Nada por ora.'])
  for (const result of [
    { ok: false as const, error: 'x' },
    { ok: true as const, value: { items: [{ id: '' }] } },
  ]) {
    const { player } = playing([() => result])
    player.say('oi')
    expect(player.state.paused).not.toBeNull()
  }
})

it('says what can be answered, and offers a person at the second failure', () => {
  const { player } = playing([items('Onix')])
  player.say('oi')
  expect(player.say('hmm')[0]).not.toContain('0 fala')
  expect(player.say('hmm')[0]).toContain('0 fala com a equipe')
})
