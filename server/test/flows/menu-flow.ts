import type { InboxId } from '@recado/contracts/ids'
import type { NewFlow } from '../../src/zap/flows/index.ts'

/** A menu of two branches: one says the hours, the other calls a person. */
export function menuFlow({
  name = 'Menu',
  greeting = 'Como podemos ajudar?',
  inboxIds = [],
}: {
  name?: string
  greeting?: string
  inboxIds?: readonly InboxId[]
} = {}): NewFlow {
  const options = [
    { id: 'hours', title: 'Horário' },
    { id: 'person', title: 'Falar com alguém' },
  ]
  return {
    name,
    document: {
      ...{ schema_version: 1, id: 'main', name, start: 'menu' },
      variables: [{ name: 'assunto', type: 'text' }],
      blocks: [
        { id: 'menu', type: 'ask', text: greeting, answer: { kind: 'choice', options }, save_to: 'assunto' },
        { id: 'hours', type: 'send', content: { kind: 'text', text: 'Das 9h às 18h.' } },
        { id: 'bye', type: 'close' },
        { id: 'person', type: 'hand_over' },
      ],
      edges: [
        { from: 'menu', output: 'option:hours', to: 'hours' },
        { from: 'menu', output: 'option:person', to: 'person' },
        { from: 'menu', output: 'next', to: 'person' },
        { from: 'hours', output: 'next', to: 'bye' },
      ],
    },
    canvas: {},
    starts: [{ id: 'first', kind: 'message', when: 'any', priority: 100, inbox_ids: [...inboxIds] }],
  }
}
