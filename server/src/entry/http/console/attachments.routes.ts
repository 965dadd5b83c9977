import { AttachmentDetail, AttachmentView, BeginUploadBody, PART_TYPE, PartQuery } from '@recado/contracts/attachments'
import { AttachmentId } from '@recado/contracts/ids'
import { z } from 'zod'
import {
  appendPart,
  beginUpload,
  finishUpload,
  getAttachment,
  MAX_PART_BYTES,
  signLinks,
  type UploadPorts,
  uploaderOf,
} from '../../../modules/attachments/index.ts'
import { canSee } from '../../../modules/conversations/index.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { consoleAction, consoleRoute } from './console-route.ts'

const tag = 'Attachments'
const OneAttachment = z.object({ id: AttachmentId })

export const beginAttachment = consoleRoute({
  name: 'begin-attachment',
  method: 'POST',
  url: '/api/v1/attachments',
  tag,
  summary: 'Makes room for a file of a conversation. Its parts follow.',
  permission: 'conversations.write',
  status: 201,
  body: BeginUploadBody,
  response: AttachmentView,
  handler: ({ scope, body, services }) =>
    beginUpload(
      scope,
      { sees: canSee, meter: services.storageMeter },
      {
        conversationId: body.conversation_id,
        uploader: uploaderOf(scope.actor),
        kind: body.kind,
        name: body.name,
        contentType: body.content_type,
        sizeBytes: body.size_bytes,
      },
    ),
})

export const putAttachmentPart = consoleAction({
  name: 'put-attachment-part',
  method: 'PUT',
  url: '/api/v1/attachments/:id/parts',
  tag,
  summary: 'The next part of the file, from `offset` (= received_bytes) on: 64 kB to 4 MB, the last one what is left.',
  permission: 'conversations.write',
  params: OneAttachment,
  query: PartQuery,
  consumes: [PART_TYPE],
  bodyLimit: MAX_PART_BYTES,
  response: AttachmentView,
  handler: async ({ services, source, params, query, request }) => {
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw errors.media_type_unsupported()
    const uploader = uploaderOf(source.actor)
    return appendPart(services, source, { id: params.id, uploader, offset: query.offset, bytes })
  },
})

export const finishAttachment = consoleAction({
  name: 'finish-attachment',
  method: 'POST',
  url: '/api/v1/attachments/:id/finish',
  tag,
  summary: 'Ends an upload whose parts have all come: the file is checked and can then be sent. Twice is as once.',
  permission: 'conversations.write',
  params: OneAttachment,
  response: AttachmentView,
  handler: ({ services, source, params }) =>
    finishUpload(uploadPorts(services), source, { id: params.id, uploader: uploaderOf(source.actor) }),
})

export const getOneAttachment = consoleAction({
  name: 'get-attachment',
  method: 'GET',
  url: '/api/v1/attachments/:id',
  tag,
  summary: 'What a file is, how much of it came, and addresses to read it by that soon expire.',
  permission: 'conversations.read',
  params: OneAttachment,
  response: AttachmentDetail,
  handler: async ({ services, source, tenant, params }) => {
    const attachment = await services.withTenant(source, (scope) => getAttachment(scope, canSee, params.id))
    return { ...attachment, links: await signLinks(services, tenant.id, attachment) }
  },
})

function uploadPorts({ withTenant, storage, storageMeter }: Services): UploadPorts {
  return { withTenant, storage, meter: storageMeter }
}
