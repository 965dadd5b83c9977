import { expect, expectTypeOf, test } from 'vitest'
import type { Storage } from './storage.ts'
import { brandKeys, type StorageKey, tenantKeys } from './tenant-keys.ts'

const keys = tenantKeys('tnt_acme')

test('the layout is the specification’s', () => {
  expect([
    keys.upload('images', 'a.png'),
    keys.upload('documents', 'cnv_1/b.pdf'),
    keys.upload('audio', 'c.ogg'),
    keys.backup('daily', '2026-03-01.dump'),
    keys.backup('weekly', 'w.dump'),
    keys.backup('monthly', 'm.dump'),
    keys.analyticsExport('2026-03.csv'),
    keys.received('wac_1/ref12345'),
    keys.brand.logo,
    keys.brand.favicon,
    keys.brand.customCss,
    keys.brand.image('logo', 'ab12-512.png'),
    keys.everything,
    keys.uploads(),
    keys.uploads('audio'),
    keys.backups('daily'),
  ]).toEqual([
    'tenants/tnt_acme/uploads/images/a.png',
    'tenants/tnt_acme/uploads/documents/cnv_1/b.pdf',
    'tenants/tnt_acme/uploads/audio/c.ogg',
    'tenants/tnt_acme/backups/daily/2026-03-01.dump',
    'tenants/tnt_acme/backups/weekly/w.dump',
    'tenants/tnt_acme/backups/monthly/m.dump',
    'tenants/tnt_acme/exports/analytics/2026-03.csv',
    'tenants/tnt_acme/received/wac_1/ref12345',
    'static/whitelabel/tnt_acme/logo',
    'static/whitelabel/tnt_acme/favicon',
    'static/whitelabel/tnt_acme/custom.css',
    'static/whitelabel/tnt_acme/logo-ab12-512.png',
    'tenants/tnt_acme/',
    'tenants/tnt_acme/uploads/',
    'tenants/tnt_acme/uploads/audio/',
    'tenants/tnt_acme/backups/daily/',
  ])
})

test('a key read from a row is taken only if it is this tenant’s', () => {
  expect(keys.own('tenants/tnt_acme/uploads/images/a.png')).toBe('tenants/tnt_acme/uploads/images/a.png')
  expect(keys.own('static/whitelabel/tnt_acme/logo')).toBe(keys.brand.logo)
  const foreign = [
    'tenants/tnt_acme2/uploads/images/a.png',
    'tenants/tnt_acm',
    'static/whitelabel/tnt_other/logo',
    '',
    '/',
  ]
  for (const text of foreign)
    expect(() => keys.own(text), text).toThrow(expect.objectContaining({ code: 'storage_foreign_key' }))
  for (const text of ['tenants/tnt_acme/../tnt_other/a', 'tenants/tnt_acme/', 'tenants/tnt_acme//a']) {
    expect(() => keys.own(text), text).toThrow(expect.objectContaining({ code: 'storage_invalid_key' }))
  }
})

test.each([
  '../x',
  '/x',
  '',
  '.',
  '..',
  'a/../b',
  'a//b',
  '.env',
  'ação.png',
  'a b',
  'a?b',
  'a#b',
  'a%2e',
  'x'.repeat(201),
])('the name %j leaves its folder or its alphabet', (name) => {
  expect(() => keys.upload('images', name)).toThrow(expect.objectContaining({ code: 'storage_invalid_key' }))
})

test.each(['', '..', 'a/b', 'a.b', 'A', '-a', 'x'.repeat(65)])('%j is no id', (id) => {
  expect(() => tenantKeys(id)).toThrow(expect.objectContaining({ code: 'storage_invalid_key' }))
  expect(() => brandKeys(id)).toThrow(expect.objectContaining({ code: 'storage_invalid_key' }))
})

test('a plain text is no key for the compiler', () => {
  expectTypeOf<string>().not.toExtend<StorageKey>()
  expectTypeOf<Parameters<Storage['get']>[0]>().toEqualTypeOf<StorageKey>()
})
