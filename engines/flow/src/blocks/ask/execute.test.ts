import { describe, expect, it } from 'vitest'
import type { Answer } from '../../answers/answer-schema.ts'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const variables = [
  { name: 'it', type: 'text' as const },
  { name: 'name', type: 'text' as const },
]

function asking(answer: Answer, more: object = {}) {
  const flow = buildFlow(
    [
      { id: 'q', type: 'ask', text: 'Diga:', answer, save_to: 'it', ...more },
      { id: 'end', type: 'send', content: { kind: 'text', text: 'Anotado.' } },
    ],
    ['q -> end'],
    { variables },
  )
  const player = createPlayer(flow)
  player.say('oi')
  return player
}

describe('ask', () => {
  it.each<[Answer, string, unknown]>([
    [{ kind: 'text' }, 'Ana', 'Ana'],
    [{ kind: 'number' }, '45 mil', 45_000],
    [{ kind: 'money' }, 'R$ 1.200,50', 120_050],
    [{ kind: 'email' }, 'ANA@x.com', 'ana@x.com'],
    [{ kind: 'phone' }, '11 8765-4321', '+5511987654321'],
    [{ kind: 'cpf' }, '529.982.247-25', '52998224725'],
    [{ kind: 'cnpj' }, '12.ABC.345/01DE-35', '12ABC34501DE35'],
    [{ kind: 'tax_id' }, '529.982.247-25', '52998224725'],
    [{ kind: 'cep' }, '01310-100', '01310100'],
    [{ kind: 'date' }, 'amanhã', '2026-08-04'],
    [
      {
        kind: 'choice',
        options: [
          { id: 'a', title: 'Azul' },
          { id: 'v', title: 'Verde' },
        ],
      },
      'verd',
      'v',
    ],
    [
      {
        kind: 'choice',
        multiple: true,
        options: [
          { id: 'a', title: 'Azul' },
          { id: 'v', title: 'Verde' },
        ],
      },
      '1 e 2',
      ['a', 'v'],
    ],
    [{ kind: 'yes_no' }, 'claro', true],
    [{ kind: 'rating', min: 1, max: 5 }, '⭐⭐⭐⭐', 4],
    [{ kind: 'location', text_allowed: true }, 'Av. Paulista, 1000', { name: 'Av. Paulista, 1000' }],
  ])('keeps the answer to %j', (answer, text, value) => {
    const player = asking(answer)
    expect(player.say(text)).toEqual(['Anotado.'])
    expect(player.state.variables.it).toEqual(value)
  })

  it('takes a file of a wanted kind only', () => {
    const player = asking({ kind: 'file', accept: ['image'], max_size: 1_000_000 })
    expect(player.send({ kind: 'media', media: 'audio', url: 'u' })[0]).toContain('tipo de arquivo')
    expect(player.send({ kind: 'media', media: 'image', url: 'u', size: 5e6 })[0]).toContain('1 MB')
    expect(player.send({ kind: 'media', media: 'image', url: 'u', name: 'foto.jpg', size: 5 })).toEqual(['Anotado.'])
    expect(player.state.variables.it).toEqual({ media: 'image', url: 'u', name: 'foto.jpg', mime: null, size: 5 })
  })

  it('takes a location', () => {
    const player = asking({ kind: 'location' })
    player.send({ kind: 'location', latitude: -23.5, longitude: -46.6 })
    expect(player.state.variables.it).toEqual({ latitude: -23.5, longitude: -46.6, name: null })
  })

  it('takes a pressed option whatever its title', () => {
    const player = asking({
      kind: 'choice',
      options: [
        { id: 'a', title: 'Menu' },
        { id: 'v', title: 'Sair' },
      ],
    })
    player.send({ kind: 'reply', option_id: 'q:v', title: 'Sair' })
    expect(player.state.variables.it).toBe('v')
  })

  it('explains what was wrong in its own words or the engine’s', () => {
    expect(asking({ kind: 'email' }).say('ana')[0]).toContain('e-mail')
    expect(asking({ kind: 'email' }, { retry_text: 'Um e-mail, por favor.' }).say('ana')).toEqual([
      'Um e-mail, por favor.',
    ])
  })

  it('checks a text’s length and pattern', () => {
    const player = asking({ kind: 'text', min_length: 3, max_length: 8, pattern: '^[A-Z]{3}\\d[A-Z\\d]\\d{2}$' })
    expect(player.say('AB')[0]).toContain('3 letras')
    expect(player.say('ABCDEFGHIJ')[0]).toContain('8 letras')
    expect(player.say('abacaxi')[0]).toContain('formato')
    expect(player.say('ABC1D23')).toEqual(['Anotado.'])
  })

  it('gives up after its time, once', () => {
    const flow = buildFlow(
      [
        { id: 'q', type: 'ask', text: 'Ainda aí?', answer: { kind: 'text' }, timeout_minutes: 10 },
        { id: 'late', type: 'send', content: { kind: 'text', text: 'Até logo.' } },
        { id: 'end', type: 'send', content: { kind: 'text', text: 'Anotado.' } },
      ],
      ['q -> end', 'q timeout -> late'],
    )
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.wait(9 * 60_000)).toEqual([])
    expect(player.wait(60_000)).toEqual(['Até logo.'])
    expect(player.wait(3_600_000)).toEqual([])
    const answered = createPlayer(flow)
    answered.say('oi')
    expect(answered.say('sim')).toEqual(['Anotado.'])
    expect(answered.effects).toContainEqual(expect.objectContaining({ type: 'cancel' }))
    expect(answered.wait(3_600_000)).toEqual([])
  })

  it('branches on a choice and falls back on next', () => {
    const flow = buildFlow(
      [
        {
          id: 'q',
          type: 'ask',
          text: 'Cor?',
          answer: {
            kind: 'choice',
            options: [
              { id: 'a', title: 'Azul' },
              { id: 'v', title: 'Verde {{name}}' },
            ],
          },
        },
        { id: 'blue', type: 'send', content: { kind: 'text', text: 'azul' } },
        { id: 'other', type: 'send', content: { kind: 'text', text: 'outra' } },
      ],
      ['q option:a -> blue', 'q -> other'],
      { variables },
    )
    const say = (text: string) => {
      const player = createPlayer(flow, { variables: { name: 'Mar' } })
      player.say('oi')
      return player.say(text)
    }
    expect(say('1')).toEqual(['azul'])
    expect(say('verde mar')).toEqual(['outra'])
  })
})
