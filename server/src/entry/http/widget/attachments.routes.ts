import { AttachmentDetail, AttachmentView, BeginUploadBody, PART_TYPE, PartQuery } from '@recado/contracts/attachments'
import { AttachmentId } from '@recado/contracts/ids'
import { z } from 'zod'
import {
  type Attachment,
  appendPart,
  beginUpload,
  findAttachment,
  finishUpload,
  MAX_PART_BYTES,
  signLinks,
} from '../../../modules/attachments/index.ts'
import { findVisitorConversation, wasSentToVisitor } from '../../../modules/visitors/index.ts'
import { errors } from '../../../platform/errors.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { inboundStorageMeter } from '../../../workflows/storage-meter.ts'
import { visitHolder } from '../visit-holder.ts'
import { requirePlace } from './conversations.routes.ts'
import type { Visitor } from './load-visitor.ts'
import { visitorAction, visitorRoute } from './widget-route.ts'

const tag = 'Widget'
const OneAttachment = z.object({ id: AttachmentId })

export const beginOwnUpload = visitorRoute({
  name: 'begin-visitor-upload',
  method: 'POST',
  url: '/api/v1/widget/attachments',
  ...{ tag, act: 'write', summary: "Makes room for a file of one of the visitor's conversations. Its parts follow." },
  status: 201,
  body: BeginUploadBody,
  response: AttachmentView,
  handler: ({ scope, visitor, body }) =>
    beginUpload(
      scope,
      { sees: (_scope, id) => isOwn(scope, visitor, id), meter: inboundStorageMeter },
      {
        ...{ conversationId: body.conversation_id, uploader: uploaderOf(visitor) },
        ...{ kind: body.kind, name: body.name, contentType: body.content_type, sizeBytes: body.size_bytes },
      },
    ),
})

export const putOwnPart = visitorAction({
  name: 'put-visitor-part',
  method: 'PUT',
  url: '/api/v1/widget/attachments/:id/parts',
  ...{ tag, act: 'read', summary: 'The next part of the file, from `offset` (= received_bytes) on.' },
  params: OneAttachment,
  query: PartQuery,
  consumes: [PART_TYPE],
  bodyLimit: MAX_PART_BYTES,
  response: AttachmentView,
  handler: async ({ services, source, visitor, params, query, request }) => {
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw errors.media_type_unsupported()
    return appendPart(services, source, { id: params.id, uploader: uploaderOf(visitor), offset: query.offset, bytes })
  },
})

export const finishOwnUpload = visitorAction({
  name: 'finish-visitor-upload',
  method: 'POST',
  url: '/api/v1/widget/attachments/:id/finish',
  ...{
    tag,
    act: 'write',
    summary: 'Ends an upload whose parts have all come: the file is checked and can then be sent.',
  },
  params: OneAttachment,
  response: AttachmentView,
  handler: ({ services: { withTenant, storage }, source, visitor, params }) =>
    finishUpload({ withTenant, storage, meter: inboundStorageMeter }, source, {
      id: params.id,
      uploader: uploaderOf(visitor),
    }),
})

export const getOwnFile = visitorAction({
  name: 'get-visitor-file',
  method: 'GET',
  url: '/api/v1/widget/attachments/:id',
  ...{
    tag,
    act: 'read',
    summary: 'What a file is, how much of it came, and addresses to read it by that soon expire.',
  },
  params: OneAttachment,
  response: AttachmentDetail,
  handler: async ({ services, source, tenant, visitor, params }) => {
    const attachment = await services.withTenant(source, (scope) => getVisible(scope, visitor, params.id))
    return { ...attachment, links: await signLinks(services, tenant.id, attachment, visitHolder(visitor.claims)) }
  },
})

/** Theirs to upload, or said to them in a conversation of theirs: never a note's. @throws not_found (404) */
async function getVisible(scope: TenantScope, visitor: Visitor, id: string): Promise<Attachment> {
  const file = await findAttachment(scope, id)
  if (file === undefined || !(await isOwn(scope, visitor, file.conversation_id))) throw errors.not_found()
  const mine = file.uploader === uploaderOf(visitor)
  const sent = { conversationId: file.conversation_id, attachmentId: id }
  if (!mine && !(await wasSentToVisitor(scope, sent))) throw errors.not_found()
  return file
}

async function isOwn(scope: TenantScope, visitor: Visitor, conversationId: string): Promise<boolean> {
  return (await findVisitorConversation(scope, requirePlace(visitor), conversationId)) !== undefined
}

/** As `sendMessage` names a contact. @throws not_found (404) for somebody who never wrote */
function uploaderOf(visitor: Visitor): string {
  return `contact:${requirePlace(visitor).contactId}`
}
