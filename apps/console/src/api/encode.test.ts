import { LabelId, MemberId } from '@recado/contracts/ids'
import { anyOf, Instant, optionalLine } from '@recado/contracts/wire'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { encode } from './encode.ts'

const uuid = '0190a5c1-1111-7111-8111-111111111111'
const label = LabelId.encode(uuid as LabelId)

test('ids get their prefix and instants become text, at any depth', () => {
  const schema = z.strictObject({ ids: z.array(LabelId), inner: z.object({ at: Instant.nullable() }) })
  const at = new Date('2026-11-30T10:00:00Z')
  expect(encode(schema, { ids: [uuid], inner: { at } })).toEqual({
    ids: [label],
    inner: { at: '2026-11-30T10:00:00.000Z' },
  })
})

test('what is left out stays out, so that the default of the server holds', () => {
  const schema = z.strictObject({ shared: z.boolean().default(false), id: LabelId.optional(), to: LabelId.nullable() })
  expect(encode(schema, { shared: undefined, to: null })).toEqual({ to: null })
  expect(encode(schema, { shared: true, id: uuid, to: uuid })).toEqual({ shared: true, id: label, to: label })
})

test('nothing is validated here: the server refuses, with texts for people', () => {
  const schema = z
    .strictObject({ name: z.string().min(5), count: z.number().max(3) })
    .refine(() => false, { error: 'never' })
  expect(encode(schema, { name: 'a', count: 9 })).toEqual({ name: 'a', count: 9 })
})

test('what is cleaned on the way in goes out as it is', () => {
  const schema = z.object({ note: optionalLine(3).optional(), ids: anyOf(LabelId, 2).default([]) })
  expect(encode(schema, { note: ' a b ', ids: [uuid, uuid, uuid] })).toEqual({
    note: ' a b ',
    ids: [label, label, label],
  })
})

test('one of several shapes is encoded as the one that fits', () => {
  const schema = z.union([
    z.strictObject({ member_id: z.union([z.literal('me'), MemberId]) }),
    z.strictObject({ label_id: LabelId }),
  ])
  expect(encode(schema, { label_id: uuid })).toEqual({ label_id: label })
  expect(encode(schema, { member_id: 'me' })).toEqual({ member_id: 'me' })
  expect(encode(schema, { member_id: uuid })).toEqual({ member_id: MemberId.encode(uuid as MemberId) })
})
