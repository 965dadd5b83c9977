import { readFileSync } from 'node:fs'
import { EVENT_DATA, WORKSPACE_IDS } from '@recado/contracts/events'
import { EventSelection } from '@recado/contracts/webhooks'
import { expect, test } from 'vitest'
import { EVENT_GROUPS, othersOf } from './event-groups.ts'

const OFFERED: readonly string[] = Object.values(EVENT_GROUPS).flat()

test.each(['pt-BR', 'en', 'es'])('every event and group that is offered has words of its own in %s', (locale) => {
  const file = new URL(`../../locales/${locale}/webhooks.json`, import.meta.url)
  const texts = JSON.parse(readFileSync(file, 'utf8'))
  const names = OFFERED.map((event) => {
    const [noun = '', verb = ''] = event.split('.')
    return texts.event_names[noun]?.[verb]
  })
  expect(names.filter((name) => typeof name !== 'string')).toEqual([])
  expect(new Set(names).size).toBe(OFFERED.length)
  expect(Object.keys(EVENT_GROUPS).filter((group) => texts.event_groups[group] === undefined)).toEqual([])
})

test('what happens to conversations is offered but for who looked, and nouns are those of the contract', () => {
  expect(Object.keys(EVENT_DATA).filter((event) => !OFFERED.includes(event))).toEqual(['conversation.seen'])
  const nouns = new Set(OFFERED.map((event) => event.split('.')[0] ?? ''))
  const known = ['message', 'conversation', 'contact', 'usage', 'execution', 'lead', ...Object.keys(WORKSPACE_IDS)]
  expect([...nouns].filter((noun) => !known.includes(noun))).toEqual([])
  expect(new Set(OFFERED).size).toBe(OFFERED.length)
  expect(EventSelection.safeParse(OFFERED).success).toBe(true)
})

test('what a program chose beside what is offered stays', () => {
  expect(othersOf(['message.created', 'pedido.pago'])).toEqual(['pedido.pago'])
  expect(othersOf(['*'])).toEqual([])
})
