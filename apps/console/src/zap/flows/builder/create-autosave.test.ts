import { expect, test } from 'vitest'
import type { Draft } from '../draft/draft.ts'
import { createAutosave } from './create-autosave.ts'

class Conflict extends Error {
  readonly found = { revision: 9, saved_by: 'Bia', saved_at: new Date(0) }
}

/** A server that keeps what it is sent, and a clock that runs when it is told. */
function scene() {
  let draft = { starts: [] } as unknown as Draft
  let timer: (() => void) | undefined
  const sent: { draft: Draft; beganWith: number; settle(outcome: number | Error): void }[] = []
  const save = createAutosave(
    {
      draft: () => draft,
      save: (given, beganWith) =>
        new Promise((resolve, reject) =>
          sent.push({
            draft: given,
            beganWith,
            settle: (outcome) => (typeof outcome === 'number' ? resolve(outcome) : reject(outcome)),
          }),
        ),
      conflictOf: (error) => (error instanceof Conflict ? error.found : undefined),
      later: (run) => {
        timer = run
        return () => {
          timer = undefined
        }
      },
    },
    1,
  )
  const edit = () => {
    draft = { ...draft }
    save.changed()
  }
  const pass = () => timer?.()
  return { save, sent, edit, pass, settled: () => new Promise((resolve) => setImmediate(resolve)) }
}

test('edits are saved once they pause, one save at a time, and what came meanwhile follows', async () => {
  const { save, sent, edit, pass, settled } = scene()
  edit()
  edit()
  expect(save.state().kind).toBe('waiting')
  pass()
  expect(sent).toHaveLength(1)
  edit()
  sent[0]?.settle(2)
  await settled()
  expect(sent.map(({ beganWith }) => beganWith)).toEqual([1, 2])
  sent[1]?.settle(3)
  await settled()
  expect(save.state().kind).toBe('saved')
  expect(save.revision()).toBe(3)
})

test('what somebody else saved is not written over, until one says so', async () => {
  const { save, sent, edit, pass, settled } = scene()
  edit()
  pass()
  sent[0]?.settle(new Conflict())
  await settled()
  expect(save.state()).toMatchObject({ kind: 'conflict', by: 'Bia', revision: 9 })
  edit()
  pass()
  expect(await save.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  const done = save.overwrite()
  sent[1]?.settle(10)
  expect(await done).toBe(true)
  expect(sent[1]?.beganWith).toBe(9)
})

test('a lost line is tried again, and keeps what was written', async () => {
  const { save, sent, edit, pass, settled } = scene()
  edit()
  pass()
  sent[0]?.settle(new Error('no line'))
  await settled()
  expect(save.state().kind).toBe('failed')
  pass()
  sent[1]?.settle(2)
  await settled()
  expect(save.state().kind).toBe('saved')
})
