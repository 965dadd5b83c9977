import { expect, test } from 'vitest'
import { type SetupFacts, setupSteps } from './setup-steps.ts'

const nothing: SetupFacts = {
  ...{
    chatUsed: undefined,
    whatsappUsed: undefined,
    chatGreets: undefined,
    hoursInUse: undefined,
    cannedResponses: undefined,
  },
  ...{ people: undefined, hasLogo: false, emailVerified: false },
}

test('an owner begins with everything to do, the chat first', () => {
  const steps = setupSteps(nothing, () => true)
  expect(steps.map(({ key }) => key)).toEqual([
    ...['widget', 'whatsapp', 'greeting', 'hours', 'canned', 'invite', 'brand', 'account'],
  ])
  expect(steps.every(({ done }) => !done)).toBe(true)
})

test('each is ticked by what is there, and by nothing less', () => {
  const all = { chatUsed: true, whatsappUsed: true, chatGreets: true, hoursInUse: true, cannedResponses: 1, people: 2 }
  const steps = setupSteps({ ...all, hasLogo: true, emailVerified: true }, () => true)
  expect(steps.every(({ done }) => done)).toBe(true)
  const alone = setupSteps({ ...nothing, people: 1, cannedResponses: 0, chatUsed: false }, () => true)
  expect(alone.some(({ done }) => done)).toBe(false)
})

test('nobody is asked for what they may not do', () => {
  expect(setupSteps(nothing, () => false).map(({ key }) => key)).toEqual(['account'])
  expect(setupSteps(nothing, (permission) => permission === 'members.invite').map(({ key }) => key)).toEqual([
    'invite',
    'account',
  ])
})
