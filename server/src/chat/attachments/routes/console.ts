import { attachmentEndpoints } from '@recado/contracts/attachments'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { canSee } from '../../conversations/index.ts'
import {
  appendPart,
  beginUpload,
  finishUpload,
  getAttachment,
  MAX_PART_BYTES,
  signLinks,
  type UploadPorts,
  uploaderOf,
} from '../index.ts'

export const beginAttachment = consoleRoute(attachmentEndpoints.begin, {
  permission: 'conversations.write',
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

export const putAttachmentPart = consoleAction(attachmentEndpoints.putPart, {
  permission: 'conversations.write',
  bodyLimit: MAX_PART_BYTES,
  handler: async ({ services, source, params, query, request }) => {
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw errors.media_type_unsupported()
    const uploader = uploaderOf(source.actor)
    return appendPart(services, source, { id: params.id, uploader, offset: query.offset, bytes })
  },
})

export const finishAttachment = consoleAction(attachmentEndpoints.finish, {
  permission: 'conversations.write',
  handler: ({ services, source, params }) =>
    finishUpload(uploadPorts(services), source, { id: params.id, uploader: uploaderOf(source.actor) }),
})

export const getOneAttachment = consoleAction(attachmentEndpoints.get, {
  permission: 'conversations.read',
  handler: async ({ services, source, tenant, params }) => {
    const attachment = await services.withTenant(source, (scope) => getAttachment(scope, canSee, params.id))
    return { ...attachment, links: await signLinks(services, tenant.id, attachment) }
  },
})

function uploadPorts({ withTenant, storage, storageMeter }: Services): UploadPorts {
  return { withTenant, storage, meter: storageMeter }
}
