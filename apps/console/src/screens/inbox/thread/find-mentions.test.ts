import { expect, test } from 'vitest'
import { findMentions } from './find-mentions.ts'

const mentions = (text: string, names: string[]) =>
  findMentions([{ kind: 'text', text }], names).flatMap((part) => (part.kind === 'mention' ? [part.text] : []))

test('names are found where they are mentioned, and the longer one wins', () => {
  expect(mentions('@Ana Souza, fale com @Ana', ['Ana', 'Ana Souza'])).toEqual(['@Ana Souza', '@Ana'])
})

test('the beginning of another word is no name, and neither is one without its sign', () => {
  expect(mentions('@Anabela e Ana', ['Ana'])).toEqual([])
})

test('a name is taken as it is written, whatever signs it holds', () => {
  expect(mentions('@J. (Zé) viu?', ['J. (Zé)'])).toEqual(['@J. (Zé)'])
  expect(mentions('@Ana-Clara/1 viu?', ['Ana-Clara/1'])).toEqual(['@Ana-Clara/1'])
})

test('links stay what they are', () => {
  const link = { kind: 'link' as const, text: 'https://a.com/@Ana', href: 'https://a.com/@Ana' }
  expect(findMentions([link], ['Ana'])).toEqual([link])
})
