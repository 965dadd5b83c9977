import { PERMISSIONS } from '@recado/contracts/permissions'
import { expect, test } from 'vitest'
import texts from '../locales/pt-BR/permissions.json' with { type: 'json' }
import { groupPermissions } from './group-permissions.ts'

test('every permission stands in one group and has words', () => {
  const listed = groupPermissions().flatMap(({ permissions }) => permissions)
  expect(listed.toSorted()).toEqual([...PERMISSIONS].toSorted())
  for (const permission of PERMISSIONS) {
    const [noun = '', verb = ''] = permission.split('.')
    expect((texts.words as Record<string, Record<string, string>>)[noun]?.[verb], permission).toBeTruthy()
  }
})

test('a group without permissions is left out', () => {
  expect(groupPermissions(['members.read'])).toEqual([{ group: 'team', permissions: ['members.read'] }])
})
