import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { SERVER_SNIPPETS } from './identity-snippets.ts'
import { installSnippet } from './install-snippet.ts'

const SECRET = 'ids_um-segredo'
const expected = createHmac('sha256', SECRET).update('cliente-42', 'utf8').digest('hex')

test('the snippet for Node makes the hash that the server expects', async () => {
  const [node] = SERVER_SNIPPETS
  const program = `const user = { id: 'cliente-42' }\n${node?.code}\nconsole.log(hash)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { CHAT_IDENTITY_SECRET: SECRET },
  })
  expect(stdout.trim()).toBe(expected)
})

test('every snippet reads the secret from the environment and holds none', () => {
  for (const { language, code } of SERVER_SNIPPETS) {
    expect(code, language).toContain('CHAT_IDENTITY_SECRET')
    expect(code.toLowerCase(), language).toContain('sha256')
  }
})

test('the tag to install names the company’s host and the inbox', () => {
  expect(installSnippet('https://loja.exemplo.com.br', 'inbox_abc')).toBe(
    '<script async src="https://loja.exemplo.com.br/widget.js" data-inbox="inbox_abc"></script>',
  )
})
