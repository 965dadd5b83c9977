import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { trim } from './trim-endpoints.ts'

test('of an endpoint goes what callers do not read, and everything else stays at its place', () => {
  const code = `// “ç”
const tag = 'Labels'
export const labels = {
  name: 'kept',
  list: defineEndpoint({
    name: 'list-labels', // why
    method: 'GET',
    path: '/labels',
    tag,
    summary:
      'All ’labels’, ' +
      'by name.',
    response: z.object({ name: z.string(), tag, summary: z.string() }),
  }),
  last: defineEndpoint({ ...rest, tag: 'X', summary: 'Y' }),
}
`
  const trimmed = trim(code, 'labels.ts')
  expect(trimmed).toHaveLength(code.length)
  expect(trimmed.replace(/ +/g, ' ').replace(/\n\s*/g, '\n')).toBe(`// “ç”
const tag = 'Labels'
export const labels = {
name: 'kept',
list: defineEndpoint({
// why
method: 'GET',
path: '/labels',
response: z.object({ name: z.string(), tag, summary: z.string() }),
}),
last: defineEndpoint({ ...rest, }),
}
`)
})

test('of the contracts as they are it leaves no sentence', async () => {
  const file = new URL('../../../contracts/src/conversations.ts', import.meta.url)
  const code = await readFile(file, 'utf8')
  expect(code).toMatch(/summary:/)
  expect(trim(code, file.pathname)).not.toMatch(/summary:|name: 'list-conversations'/)
})
