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
])('reads %s as %s', (text, value) => {
  expect(readYesNo(text, yes, no)).toEqual({ ok: true, value })
})

it.each(['', 'talvez', '3', 'depende'])('takes neither for %j', (text) => {
  expect(readYesNo(text, yes, no)).toEqual({ ok: false, problem: 'yes_no' })
})
