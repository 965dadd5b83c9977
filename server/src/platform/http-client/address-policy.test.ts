import { expect, test } from 'vitest'
import { isAllowedAddress } from './address-policy.ts'

const strict = { allowPrivate: false, exceptions: new Set<string>() }
const relaxed = { ...strict, allowPrivate: true }

test.each(['8.8.8.8', '200.147.3.157', '2606:4700::1111', '2804:14c::1', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => {
    expect(isAllowedAddress(address, 443, strict)).toBe(true)
  },
)

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
])('%s is private: refused unless private networks are allowed', (address) => {
  expect(isAllowedAddress(address, 443, strict)).toBe(false)
  expect(isAllowedAddress(address, 443, relaxed)).toBe(true)
})

test.each([
  '169.254.169.254',
  '169.254.1.1',
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  'fe80::1',
  'fe80::1%eth0',
  '0.0.0.0',
  '::',
  '224.0.0.1',
  'ff02::1',
  '255.255.255.255',
  '240.0.0.1',
  '192.0.0.192',
  '198.18.0.1',
  '192.0.2.1',
  '2001:db8::1',
  '::7f00:1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  'fec0::1',
  'localhost',
  '',
])('%j is refused in any case', (address) => {
  expect(isAllowedAddress(address, 443, strict)).toBe(false)
  expect(isAllowedAddress(address, 443, relaxed)).toBe(false)
})

test('an exception is one address at one port', () => {
  const policy = { allowPrivate: false, exceptions: new Set(['10.0.0.5:8080', '[fd00::1]:80']) }
  expect(isAllowedAddress('10.0.0.5', 8080, policy)).toBe(true)
  expect(isAllowedAddress('::ffff:10.0.0.5', 8080, policy)).toBe(true)
  expect(isAllowedAddress('fd00:0::1', 80, policy)).toBe(true)
  expect(isAllowedAddress('10.0.0.5', 8081, policy)).toBe(false)
  expect(isAllowedAddress('10.0.0.6', 8080, policy)).toBe(false)
})
