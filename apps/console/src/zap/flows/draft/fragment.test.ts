import { expect, test } from 'vitest'
import { readFragment } from './fragment.ts'

test.each(['', 'bom dia', '{"a":1}', '[]', '{"format":"recado.flow.blocks","blocks":3}'])(
  'the clipboard holds no blocks: %s',
  (text) => {
    expect(readFragment(text)).toBeUndefined()
  },
)

test('blocks are read one by one: what cannot be shown becomes a placeholder, doubles and loose arrows are left out', () => {
  const text = JSON.stringify({
    format: 'recado.flow.blocks',
    blocks: [
      { id: 'a', type: 'send', content: { kind: 'text', text: '' } },
      { id: 'a', type: 'close' },
      { id: 'b', type: 'dance', steps: 3 },
      'no block',
    ],
    edges: [
      { from: 'a', output: 'next', to: 'b' },
      { from: 'a', output: 'next', to: 'z' },
    ],
    groups: [{ id: 'g', title: '', blocks: ['a', 'z'] }],
    variables: [{ name: '__proto__', type: 'text' }],
  })
  expect(readFragment(text)).toEqual({
    blocks: [
      { id: 'a', type: 'send', content: { kind: 'text', text: '' } },
      expect.objectContaining({ id: 'b', type: 'placeholder', original_type: 'dance' }),
    ],
    edges: [{ from: 'a', output: 'next', to: 'b' }],
    groups: [],
    comments: [],
    variables: [],
  })
})
