import { fileEndpoints } from '@recado/contracts/files'
import type { FastifyReply } from 'fastify'
import { protectUpload } from '../../../http/protect-upload.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { requireVisit } from '../../../http/visit-holder.ts'
import {
  type ByteRange,
  contentDisposition,
  type Disposition,
  type ObjectMeta,
} from '../../../platform/storage/index.ts'

/** Files on disk by their signed addresses; with S3 such addresses lead to S3 itself. */
export const file = publicRoute(fileEndpoints.read, {
  limit: 'file',
  handler: async ({ services, request, reply }) => {
    const { key, disposition, contentType, holder } = services.verifyFileLink(request.url)
    if (holder !== undefined) await requireVisit(services, holder)
    const range = readRange(request.headers.range)
    const { stream, meta } = await services.storage.get(key, range ? { range } : {})
    const type = contentType ?? meta.contentType
    protectUpload(reply)
      .header('content-type', type)
      // Consoles are on their companies' hosts and fetch recordings to draw them. The address itself is the permission.
      .header('access-control-allow-origin', '*')
      .header('content-disposition', contentDisposition(disposition ?? defaultDisposition(type)))
      .header('accept-ranges', 'bytes')
      .header('last-modified', meta.lastModified.toUTCString())
      .header('etag', meta.etag)
      // Whoever may see it now may keep it, but for a visitor, whose browser may be the next one's; nobody between may.
      .header('cache-control', holder === undefined ? 'private, max-age=3600' : 'no-store')
    return applyRange(reply, range, meta).send(stream)
  },
})

/** Shown only if a browser shows it without running anything; all else is saved. */
function defaultDisposition(type: string): Disposition {
  const shown = /^(image\/(png|jpeg|webp|gif|avif)|audio\/|video\/)/.test(type)
  return { type: shown ? 'inline' : 'attachment' }
}

/**
 * One range of bytes, as players ask for. Several, suffixes and other units are answered with the whole file, which
 * RFC 9110 allows for any Range.
 */
function readRange(header: string | undefined): ByteRange | undefined {
  const match = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? '')
  if (match === null) return undefined
  const start = Number(match[1])
  if (match[2] === undefined) return { start }
  const end = Number(match[2])
  return end < start ? undefined : { start, end }
}

function applyRange(reply: FastifyReply, range: ByteRange | undefined, meta: ObjectMeta): FastifyReply {
  if (range === undefined) return reply.header('content-length', meta.size)
  const last = Math.min(range.end ?? meta.size - 1, meta.size - 1)
  return reply
    .status(206)
    .header('content-range', `bytes ${range.start}-${last}/${meta.size}`)
    .header('content-length', last - range.start + 1)
}
