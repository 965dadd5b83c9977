import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const variables = [{ name: 'wishes', type: 'object' as const }]
const end = { id: 'end', type: 'send' as const, content: { kind: 'text' as const, text: 'Pronto: {{wishes | json}}' } }
const flow = buildFlow(
  [
    {
      id: 'w',
      type: 'questionnaire',
      save_to: 'wishes',
      questions: [
        {
          id: 'use',
          text: 'Uso?',
          answer: {
            kind: 'choice',
            options: [
              { id: 'city', title: 'Cidade' },
              { id: 'road', title: 'Estrada' },
            ],
          },
        },
        { id: 'down', text: 'Entrada?', answer: { kind: 'money' } },
        { id: 'brand', text: 'Marca?', answer: { kind: 'text' }, optional: true },
      ],
    },
    end,
  ],
  undefined,
  { variables },
)

it('asks one after the other and keeps the answers together', () => {
  const player = createPlayer(flow)
  expect(player.say('oi')[0]).toContain('1. Cidade')
  expect(player.say('cidade')).toEqual(['Entrada?'])
  expect(player.say('10 mil')).toEqual(['Marca?\nSe preferir não responder, escreva pular.'])
  expect(player.say('pular')).toEqual(['Pronto: {"use":"city","down":1000000,"brand":null}'])
})

it('goes back one question with "voltar"', () => {
  const player = createPlayer(flow)
  player.say('oi')
  player.say('1')
  expect(player.say('voltar')[0]).toContain('Uso?')
  player.say('2')
  player.say('nada')
  expect(player.say('Fiat')).toEqual(['Pronto: {"use":"road","down":0,"brand":"Fiat"}'])
})

it('loads the host’s questions, checks them, and keeps them with the session', () => {
  const loaded = buildFlow(
    [{ id: 'w', type: 'questionnaire', save_to: 'wishes', questionnaire_id: 'cars' }, end],
    undefined,
    { variables },
  )
  const player = createPlayer(loaded)
  expect(player.say('oi')).toEqual(['Quanto tem de entrada?'])
  player.say('5 mil')
  expect(player.say('500')).toEqual(['Pronto: {"down_payment":500000,"monthly_payment":50000}'])

  const bad = createPlayer(loaded, {
    fakes: { load_questionnaire: () => ({ ok: true, value: { questions: [{ id: 'X' }] } }) },
  })
  bad.say('oi')
  expect(bad.state.paused).not.toBeNull()
})
