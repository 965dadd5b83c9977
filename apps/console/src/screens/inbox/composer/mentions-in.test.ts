import type { MemberId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import { mentionsIn } from './mentions-in.ts'

const id = (text: string) => text as MemberId
const colleagues = [
  { id: id('a'), name: 'Ana Souza' },
  { id: id('b'), name: 'Bia' },
  { id: id('c'), name: 'Bia' },
]

test('a name that was typed mentions as one that was chosen', () => {
  expect(mentionsIn('@Ana Souza, veja isto', colleagues, new Set())).toEqual(['a'])
})

test('one that was chosen and taken out again is not mentioned', () => {
  expect(mentionsIn('Ana Souza, veja isto', colleagues, new Set([id('a')]))).toEqual([])
})

test('of two with one name it is the chosen one', () => {
  expect(mentionsIn('@Bia', colleagues, new Set([id('c')]))).toEqual(['c'])
  expect(mentionsIn('@Bia', colleagues, new Set())).toEqual(['b', 'c'])
})

test('nobody is mentioned twice', () => {
  expect(mentionsIn('@Ana Souza e @Ana Souza', colleagues, new Set())).toEqual(['a'])
})
