import { expect, test } from 'vitest'
import { hostsOf } from './hosts-of.ts'

test.each([
  ['api.exemplo.com.br', ['api.exemplo.com.br']],
  ['API.exemplo.com.br, b.exemplo.com;c.com\nb.exemplo.com', ['api.exemplo.com.br', 'b.exemplo.com', 'c.com']],
  ['https://api.exemplo.com.br:8443/v1/pedidos?x=1', ['api.exemplo.com.br']],
  ['  ', []],
])('%s', (text, hosts) => {
  expect(hostsOf(text)).toEqual(hosts)
})
