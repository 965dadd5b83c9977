import { expect, it } from 'vitest'
import { localeText } from '../locales/locale-text.ts'
import { readYesNo } from './read-yes-no.ts'

const { words, phrases } = localeText('pt-BR')
const yes = { id: 'yes', title: phrases.yes, also: words.yes }
const no = { id: 'no', title: phrases.no, also: words.no }

it.each<[string, boolean]>([
  ['sim', true],
  ['Sim!', true],
  ['s', true],
  ['tenho sim', true],
  ['claro que sim', true],
  ['acho que sim', true],
  ['sim, não tem problema', true],
  ['1', true],
  ['siim', true],
  ['não', false],
  ['nao', false],
  ['n', false],
  ['Não tenho carro', false],
  ['quero não', false],
  ['não, obrigado', false],
  ['2', false],
  ['naõ', false],
  ['siiiim', true],
  ['fechado', true],
  ['blz pode mandar', true],
  ['👍🏽', true],
  ['ok 👍', true],
  ['bom dia, pode confirmar por favor', true],
  ['sem problemas', true],
  ['não tem problema', true],
  ['com certeza! não vejo a hora', true],
  ['claro, por que não?', true],
  ['sim, qual o horário?', true],
  ['é', true],
  ['👎', false],
  ['nem pensar', false],
  ['deixa pra lá', false],
  ['agora n dá', false],
  ['hj não vai dar', false],
  ['claro que não', false],
  ['acho que não', false],
  ['não precisa', false],
  ['tenho não', false],
])('reads %s as %s', (text, value) => {
  expect(readYesNo(text, yes, no, words)).toEqual({ ok: true, value })
})

it.each([
  '',
  'talvez',
  '3',
  'depende',
  'não sei',
  'por que não?',
  'sim ou não?',
  'sim e não',
  'sim, mas não agora',
  'não, sim',
  'pode me dizer o preço?',
  'quero saber o preço antes',
  'vou pensar',
  'ainda não decidi',
  'qual o horário de vocês?',
  '👍👎',
  'tudo bem?',
  'oi, tudo bem',
  'boa tarde',
  'tá caro',
  'é longe',
  'só isso',
  'no sábado',
  'sim se tiver desconto',
  'quero cancelar',
  'sim, não',
])('takes neither for %j', (text) => {
  expect(readYesNo(text, yes, no, words)).toEqual({ ok: false, problem: 'yes_no' })
})
