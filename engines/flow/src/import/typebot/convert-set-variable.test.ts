import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../testing/index.ts'
import { bubble, imported, typebot } from './typebot-export.fixture.ts'

const setting = (expressionToEvaluate: string) =>
  imported(
    typebot([
      {
        id: 'g1',
        blocks: [
          { id: 's', type: 'Set variable', options: { variableId: 'v3', expressionToEvaluate } },
          bubble('b', '{{Resposta}}'),
        ],
      },
    ]),
  )

describe('what a variable is set to', () => {
  it.each([
    ['{{Nome do cliente}}+{{Pontos}}', '70'],
    ['{{Nome do cliente}} * 2 + {{Pontos}}', '120'],
    ['{{123!}}[{{Pontos}} - 19]', 'b'],
    ['Oi {{Pontos}}', 'Oi 20'],
    ['Oi {{Pontos}} (tudo bem?)', 'Oi 20 (tudo bem?)'],
    ['{{Pontos}} {{Nome do cliente}}', '20 50'],
    ['{{Pontos}}, {{Nome do cliente}}', '20, 50'],
    ['Sim', 'Sim'],
    ['R$ 50,00', 'R$ 50,00'],
    ['01/02/2026', '01/02/2026'],
    ['(11) 98765-4321', '(11) 98765-4321'],
    ['"quase"', 'quase'],
    ['007', '007'],
    ['https://x.example/?a={{Pontos}}&b=1', 'https://x.example/?a=20&b=1'],
    ['Você é de SP? Então: venha', 'Você é de SP? Então: venha'],
    ['{{Pontos}} > 10 ? "sim" : "não"', 'sim'],
    ['`{{Pontos}} pontos`', '20 pontos'],
  ])('%s gives %s', (written, said) => {
    const { flow, lines } = setting(written)
    expect(lines).toEqual([])
    const player = createPlayer(flow, { variables: { nome_do_cliente: '50', pontos: '20', v_123: ['a', 'b'] } })
    expect(player.say('oi')).toEqual([said])
  })

  it.each([
    'Math.random() * 10',
    'new Date().toISOString()',
    '{{Pontos}}.match(/x/)',
    'JSON.parse({{Resposta}}).a',
    '{{123!}}.filter(x => x > 1)',
    'const a = {{Pontos}}; return a',
    'if ({{Pontos}} > 1) { return 2 }',
    '{{Pontos}} > 1 ? new Date() : 0',
    '`$'.concat('{1 + 1}`'),
  ])('%s is code: a placeholder with a line in the report', (written) => {
    expect(setting(written).lines).toEqual(['expression_not_supported lost Set variable'])
  })
})
