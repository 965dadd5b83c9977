import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { appendPart, beginUpload, finishUpload } from '../chat/attachments/index.ts'
import { canSee } from '../chat/conversations/index.ts'
import { inboundStorageMeter } from '../chat/workflows/storage-meter.ts'
import type { Services } from '../services.ts'
import type { ScopeSource } from '../tenancy/tenant-scope.ts'
import { drawPicture, type PictureName } from './draw-picture.ts'
import { readVoice } from './read-voice.ts'
import type { DemoLine } from './script.ts'

type FileParts = Pick<Services, 'withTenant' | 'storage'>

/**
 * Uploads what the lines of a conversation carry, each as its author's, through the same steps as anybody's file.
 * Answers the attachment of each line that has one, by the line's number.
 */
export async function seedFiles(
  { withTenant, storage }: FileParts,
  source: ScopeSource,
  conversationId: ConversationId,
  lines: readonly DemoLine[],
  uploaderOf: (by: string) => string,
): Promise<Map<number, AttachmentId>> {
  const ports = { withTenant, storage, meter: inboundStorageMeter, sees: canSee }
  const uploaded = new Map<number, AttachmentId>()
  for (const [at, line] of lines.entries()) {
    const file = await fileOf(line)
    if (file === undefined || line.kind === 'wait') continue
    const { bytes, ...order } = file
    const uploader = uploaderOf(line.by)
    const { id } = await withTenant(source, (scope) =>
      beginUpload(scope, ports, { ...order, conversationId, uploader, sizeBytes: bytes.length }),
    )
    await appendPart(ports, source, { id, uploader, offset: 0, bytes })
    await finishUpload(ports, source, { id, uploader })
    uploaded.set(at, id)
  }
  return uploaded
}

async function fileOf(line: DemoLine) {
  if ('voice' in line) {
    const bytes = await readVoice(line.voice)
    return { kind: 'audio', name: `${line.voice}.ogg`, contentType: 'audio/ogg', bytes } as const
  }
  if ('picture' in line && line.picture !== undefined) {
    const bytes = await drawOnce(line.picture)
    return { kind: 'image', name: `${line.picture}.jpg`, contentType: 'image/jpeg', bytes } as const
  }
  return undefined
}

const drawn = new Map<PictureName, Promise<Buffer>>()

/** Several show the same car; drawing it takes some 100 ms. */
function drawOnce(name: PictureName): Promise<Buffer> {
  const known = drawn.get(name) ?? drawPicture(name)
  drawn.set(name, known)
  return known
}
