import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { IdentityId, MemberId } from './ids.ts'
import { PhotoUrl } from './photo-url.ts'
import { Instant, PageQuery, pageOf, Revision } from './wire.ts'

export const MemberView = z.object({
  id: MemberId,
  identity_id: IdentityId,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  status: z.enum(['active', 'disabled']),
  photo_url: PhotoUrl,
  /** Of role and status: a name is its bearer's to change. */
  revision: Revision,
  created_at: Instant,
})
export const UpdateMemberBody = z.strictObject({
  role: z.string().max(60).optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

const tag = 'People'
const params = z.object({ id: MemberId })
const path = '/api/v1/members'

export const memberEndpoints = {
  list: defineEndpoint({
    name: 'list-members',
    method: 'GET',
    path,
    tag,
    summary: 'The people of the company, in the order they came.',
    query: PageQuery,
    response: pageOf(MemberView),
  }),
  get: defineEndpoint({
    name: 'get-member',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One person of the company.',
    params,
    response: MemberView,
  }),
  update: defineEndpoint({
    name: 'update-member',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes somebody’s role, or disables them. Nobody acts on, or gives, more than they have themselves.',
    params,
    body: UpdateMemberBody,
    response: MemberView,
  }),
  remove: defineEndpoint({
    name: 'remove-member',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Takes somebody out of the company; their sessions here end at once.',
    status: 204,
    params,
  }),
  removePhoto: defineEndpoint({
    name: 'remove-member-photo',
    method: 'DELETE',
    path: `${path}/:id/photo`,
    tag,
    summary: 'Takes somebody’s photo away; initials stand in its place. They may choose another.',
    status: 204,
    params,
  }),
}
