import { expect, test } from 'vitest'
import { OWN_PROVIDER } from '../../src/zap/calls/ai/find-provider.ts'
import { revealSecrets, secretsOf } from '../../src/zap/calls/reveal-secrets.ts'

const requestTo = (url: string, header: string) =>
  ({ type: 'http_request', id: 'e1', method: 'GET', url, headers: { authorization: header }, body: null }) as never

test('a secret that names no host goes nowhere', () => {
  const secrets = new Map([['crm', { value: 'x', hosts: [] }]])
  const request = requestTo('https://exemplo.com.br/', '{{secret.crm}}')
  expect(revealSecrets(request, secrets)).toEqual({ ok: false, error: 'secret_elsewhere crm' })
})

test('no block can name the key of a company’s model', () => {
  expect(secretsOf(requestTo('https://exemplo.com.br/', `{{secret.${OWN_PROVIDER}}}`))).toEqual([])
})
