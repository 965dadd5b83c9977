import { SIGNATURE_TOLERANCE_S } from '@recado/contracts/bots'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { backoff } from '../src/backoff.ts'
import { signDelivery } from '../src/delivery/sign-delivery.ts'

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const verify = (headers: Record<string, string>, body: string, key = secret) => new Webhook(key).verify(body, headers)
const body = '{"events":[{"event":"message","body":"olá 🚗"}]}'
const at = new Date()
const headers = signDelivery(secret, { id: 'dlv_1', at, body })

test('a delivery verifies as Standard Webhooks has it', () => {
  expect(verify(headers, body)).toEqual(JSON.parse(body))
})

test.each<[string, () => unknown]>([
  ['another body', () => verify(headers, body.replace('olá', 'ola'))],
  ['another id', () => verify({ ...headers, 'webhook-id': 'dlv_2' }, body)],
  ['another secret', () => verify(headers, body, `whsec_${Buffer.alloc(24, 8).toString('base64')}`)],
  ['no signature', () => verify({ ...headers, 'webhook-signature': '' }, body)],
  [
    'one that is played again later',
    () => {
      const then = new Date(at.getTime() - (SIGNATURE_TOLERANCE_S + 5) * 1_000)
      return verify(signDelivery(secret, { id: 'dlv_1', at: then, body }), body)
    },
  ],
])('refuses %s', (_, attempt) => expect(attempt).toThrow())

test('waits double, up to a bound, never the same for two', () => {
  const longest = backoff(500, 60_000, () => 1)
  const shortest = backoff(500, 60_000, () => 0)
  expect([1, 2, 3, 8, 40].map(longest)).toEqual([500, 1_000, 2_000, 60_000, 60_000])
  expect([1, 2, 3, 8, 40].map(shortest)).toEqual([250, 500, 1_000, 30_000, 30_000])
})
