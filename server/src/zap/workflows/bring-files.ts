import type { ReceivedContent, ReceivedMedia } from '@recado/contracts/bot-content'
import type { BotEvent } from '@recado/contracts/bots'
import { plainType } from '@recado/contracts/file-types'
import { cleanLine } from '@recado/contracts/unseen'
import { discardReceived, type ReceivedFile, receiveFile } from '../../chat/attachments/index.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { type FileProblem, openMedia, type PartFile, type Say } from '../chats/index.ts'
import type { BotConnection } from '../connections/index.ts'
import type { Outcome } from './take-bot-event.ts'

export type BroughtFile = { file: ReceivedFile } | { problem: FileProblem }

/** How a file is kept: there are three kinds, and a video is none that is shown. */
const KINDS = {
  image: 'image',
  sticker: 'image',
  video: 'document',
  document: 'document',
  audio: 'audio',
  voice: 'audio',
} as const

/** What a sender who does not say it mostly means. */
const USUAL_TYPES: Record<PartFile['as'], string> = {
  ...{ image: 'image/jpeg', sticker: 'image/webp', video: 'video/mp4', audio: 'audio/ogg', voice: 'audio/ogg' },
  document: 'application/octet-stream',
}

/**
 * Looks at the files of a message and puts them where files are, before its transaction. What became of the event decides
 * whether they stay (`settle`).
 */
export async function bringFiles(
  parts: Pick<Services, 'storage' | 'withTenant'>,
  { source, connection }: { source: ScopeSource; connection: BotConnection },
  event: BotEvent,
  say: Say,
): Promise<{ files: Map<string, BroughtFile>; settle(outcome: Outcome['outcome']): Promise<void> }> {
  const { storage } = parts
  const files = new Map<string, BroughtFile>()
  const removals: (() => Promise<void>)[] = []
  const isWanted = event.event === 'message' && (event.chat.kind === 'person' || connection.groups !== 'ignore')
  for (const { as, media } of isWanted ? filesOf(event.content) : []) {
    const name = { tenantId: source.tenant.id, connectionId: connection.id, ref: media.ref }
    const bytes = media.problem === null ? await openMedia(storage, name) : undefined
    if (bytes === undefined) {
      files.set(media.ref, { problem: media.problem ?? 'unavailable' })
      continue
    }
    removals.push(bytes.remove)
    const contentType = plainType(media.mime) === '' ? USUAL_TYPES[as] : media.mime
    const received = await receiveFile(storage, source.tenant.id, {
      ...{ source: `${connection.id}/${media.ref}`, at: event.at, kind: KINDS[as], contentType },
      ...{ name: nameOf(as, media, say), sizeBytes: bytes.sizeBytes, open: bytes.open },
    })
    files.set(media.ref, 'refused' in received ? { problem: 'refused' } : { file: received })
  }
  const settle = async (outcome: Outcome['outcome']) => {
    if (outcome === 'retry') return
    const withScope: Parameters<typeof discardReceived>[0]['withScope'] = (work) => parts.withTenant(source, work)
    for (const brought of files.values()) {
      if ('file' in brought) await discardReceived({ storage, withScope }, source.tenant.id, brought.file)
    }
    if (outcome !== 'refused') for (const remove of removals) await remove()
  }
  return { files, settle }
}

function filesOf(content: ReceivedContent): PartFile[] {
  if (content.kind === 'album') return content.items.map(({ content: { kind: as, media } }) => ({ as, media }))
  return 'media' in content ? [{ as: content.kind, media: content.media }] : []
}

/** As it was called, or what it is. */
function nameOf(as: PartFile['as'], { name, mime }: ReceivedMedia, say: Say): string {
  const given = cleanLine(name ?? '').replace(/[\p{Cc}/\\]/gu, '_')
  if (given !== '') return shortName(given)
  const [, subtype = ''] = (plainType(mime) || USUAL_TYPES[as]).split('/')
  const ending = ENDINGS[subtype] ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : undefined)
  return ending === undefined ? say(`file.${as}`) : `${say(`file.${as}`)}.${ending}`
}

const ENDINGS: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  mpeg: 'mp3',
  quicktime: 'mov',
  'x-m4a': 'm4a',
  plain: 'txt',
}
const MOST_NAME = 200

/** The end of a name says what it is. */
function shortName(name: string): string {
  if (name.length <= MOST_NAME) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, MOST_NAME - ending.length).toWellFormed()}${ending}`
}
