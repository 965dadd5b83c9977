import { authEndpoints } from '@recado/contracts/auth'
import { conversationEndpoints } from '@recado/contracts/conversations'
import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import { invitationEndpoints } from '@recado/contracts/invitations'
import { platformTenantEndpoints } from '@recado/contracts/tenants'
import { webhookEndpoints } from '@recado/contracts/webhooks'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { encode } from './encode.ts'

const id = '0190a5c1-1111-7111-8111-111111111111'

const bodyOf = (endpoint: { body?: z.ZodType }) => endpoint.body as z.ZodType

test('what the server will refuse is sent as it was typed, so that its words reach the person', () => {
  const login = { email: ' not an address', password: '', token_transport: 'cookie' }
  expect(encode(bodyOf(authEndpoints.login), login)).toEqual(login)
  const invitation = { email: '@', role: 'x'.repeat(100), name: '' }
  expect(encode(bodyOf(invitationEndpoints.create), invitation)).toEqual(invitation)
  const tenant = { name: '', slug: 'A!', plan: 'x', admin: { name: '', email: '@' } }
  expect(encode(bodyOf(platformTenantEndpoints.open), tenant)).toEqual(tenant)
  const webhook = { url: 'nowhere', events: ['*', '*'], description: ' ' }
  expect(encode(bodyOf(webhookEndpoints.create), webhook)).toEqual(webhook)
})

test('a body that is one of several, or none, is encoded as what it is', () => {
  const handOn = bodyOf(conversationEndpoints.handOn)
  expect(encode(handOn, { member_id: id as MemberId })).toEqual({ member_id: expect.stringMatching(/^mem_/) })
  expect(encode(handOn, { team_id: id as TeamId, note: 'x' })).toEqual({
    team_id: expect.stringMatching(/^tem_/),
    note: 'x',
  })
  const enter = bodyOf(platformTenantEndpoints.enter)
  expect(encode(enter, { token_transport: 'cookie' })).toEqual({ token_transport: 'cookie' })
})

test('filters of one value and of several go as the list takes them', () => {
  const query = conversationEndpoints.list.query as z.ZodType
  const asked = { status: ['open'], assignee: ['me', id], priority: [2], unread: true, cursor: undefined }
  expect(encode(query, asked)).toEqual({
    status: ['open'],
    assignee: ['me', expect.stringMatching(/^mem_/)],
    priority: [2],
    unread: true,
  })
  const params = conversationEndpoints.get.params as z.ZodType
  expect(encode(params, { id: id as ConversationId })).toEqual({ id: expect.stringMatching(/^cnv_/) })
})
