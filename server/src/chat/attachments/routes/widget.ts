import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { widgetEndpoints } from '@recado/contracts/widget'
import { visitHolder } from '../../../http/visit-holder.ts'
import type { Visitor } from '../../../http/widget/load-visitor.ts'
import { requirePlace } from '../../../http/widget/require-place.ts'
import { visitorAction, visitorRoute } from '../../../http/widget/widget-route.ts'
import { errors } from '../../../platform/errors.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { findVisitorConversation, wasSentToVisitor } from '../../visitors/index.ts'
import { inboundStorageMeter } from '../../workflows/storage-meter.ts'
import {
  type Attachment,
  appendPart,
  beginUpload,
  findAttachment,
  finishUpload,
  MAX_PART_BYTES,
  signLinks,
} from '../index.ts'

export const beginOwnUpload = visitorRoute(widgetEndpoints.beginUpload, {
  act: 'write',
  handler: ({ scope, visitor, body }) =>
    beginUpload(
      scope,
      { sees: (_scope, id) => isOwn(scope, visitor, id), meter: inboundStorageMeter },
      {
        conversationId: body.conversation_id,
        uploader: uploaderOf(visitor),
        kind: body.kind,
        name: body.name,
        contentType: body.content_type,
        sizeBytes: body.size_bytes,
      },
    ),
})

export const putOwnPart = visitorAction(widgetEndpoints.putPart, {
  act: 'read',
  bodyLimit: MAX_PART_BYTES,
  handler: async ({ services, source, visitor, params, query, request }) => {
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw errors.media_type_unsupported()
    return appendPart(services, source, { id: params.id, uploader: uploaderOf(visitor), offset: query.offset, bytes })
  },
})

export const finishOwnUpload = visitorAction(widgetEndpoints.finishUpload, {
  act: 'write',
  handler: ({ services: { withTenant, storage }, source, visitor, params }) =>
    finishUpload({ withTenant, storage, meter: inboundStorageMeter }, source, {
      id: params.id,
      uploader: uploaderOf(visitor),
    }),
})

export const getOwnFile = visitorAction(widgetEndpoints.getFile, {
  act: 'read',
  handler: async ({ services, source, tenant, visitor, params }) => {
    const attachment = await services.withTenant(source, (scope) => getVisible(scope, visitor, params.id))
    return { ...attachment, links: await signLinks(services, tenant.id, attachment, visitHolder(visitor.claims)) }
  },
})

/** Theirs to upload, or said to them in a conversation of theirs: never a note's. @throws not_found (404) */
async function getVisible(scope: TenantScope, visitor: Visitor, id: AttachmentId): Promise<Attachment> {
  const file = await findAttachment(scope, id)
  if (file === undefined || !(await isOwn(scope, visitor, file.conversation_id))) throw errors.not_found()
  const mine = file.uploader === uploaderOf(visitor)
  const sent = { conversationId: file.conversation_id, attachmentId: id }
  if (!mine && !(await wasSentToVisitor(scope, sent))) throw errors.not_found()
  return file
}

async function isOwn(scope: TenantScope, visitor: Visitor, conversationId: ConversationId): Promise<boolean> {
  return (await findVisitorConversation(scope, requirePlace(visitor), conversationId)) !== undefined
}

/** As `sendMessage` names a contact. @throws not_found (404) for somebody who never wrote */
function uploaderOf(visitor: Visitor): string {
  return `contact:${requirePlace(visitor).contactId}`
}
