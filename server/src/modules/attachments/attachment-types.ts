import type { AttachmentKind } from '@recado/contracts/attachments'

export interface AttachmentType {
  /** What is stored and served. */
  contentType: string
  kind: AttachmentKind
  /** What the file's own bytes may say it is; `text` has no mark of its own and is read instead. */
  sniffed: readonly string[] | 'text'
  /** Whether a browser may show it in its place. What could run anything there is only ever saved. */
  inline: boolean
}

const office = (subtype: string): AttachmentType => ({
  contentType: `application/vnd.${subtype}`,
  kind: 'document',
  sniffed: [`application/vnd.${subtype}`],
  inline: false,
})
const image = (contentType: string): AttachmentType => ({
  ...{ contentType, kind: 'image', sniffed: [contentType], inline: true },
})
const audio = (contentType: string, ...sniffed: string[]): AttachmentType => ({
  ...{ contentType, kind: 'audio', sniffed: [contentType, ...sniffed], inline: true },
})
const document = (contentType: string, ...sniffed: string[]): AttachmentType => ({
  ...{ contentType, kind: 'document', sniffed: [contentType, ...sniffed], inline: false },
})

/** What may be sent; nothing else may. SVG and HTML are programs and are not here; neither are programs. */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  image('image/jpeg'),
  image('image/png'),
  image('image/webp'),
  image('image/gif'),
  // What browsers record: Chrome WebM, Safari MP4, Firefox Ogg. A WebM's bytes do not say that it has no picture.
  audio('audio/webm', 'video/webm'),
  audio('audio/ogg', 'audio/ogg; codecs=opus', 'application/ogg'),
  audio('audio/mp4', 'audio/x-m4a', 'video/mp4'),
  audio('audio/mpeg'),
  audio('audio/aac'),
  audio('audio/amr'),
  audio('audio/wav'),
  document('application/pdf'),
  office('openxmlformats-officedocument.wordprocessingml.document'),
  office('openxmlformats-officedocument.spreadsheetml.sheet'),
  office('openxmlformats-officedocument.presentationml.presentation'),
  office('oasis.opendocument.text'),
  office('oasis.opendocument.spreadsheet'),
  office('oasis.opendocument.presentation'),
  document('application/msword', 'application/x-cfb'),
  document('application/vnd.ms-excel', 'application/x-cfb'),
  document('application/vnd.ms-powerpoint', 'application/x-cfb'),
  document('application/rtf'),
  document('application/zip'),
  { contentType: 'text/plain', kind: 'document', sniffed: 'text', inline: false },
  { contentType: 'text/csv', kind: 'document', sniffed: 'text', inline: false },
]

const MB = 1024 * 1024

/** Largest file of a kind where the plan names no other. */
const DEFAULT_MB: Readonly<Record<AttachmentKind, number>> = { image: 16, audio: 16, document: 64 }

/** The feature of a plan that allows a kind, and the limit that bounds it in MB. */
const PLAN_NAMES: Readonly<Record<AttachmentKind, { feature: string; limit: string }>> = {
  image: { feature: 'files', limit: 'image_mb' },
  document: { feature: 'files', limit: 'document_mb' },
  audio: { feature: 'audio', limit: 'audio_mb' },
}

/** Pictures are decoded in memory, so no plan goes beyond this. */
const IMAGE_MAX_MB = 32

interface Entitled {
  entitlements: { limits: Readonly<Record<string, number | null>>; features: Readonly<Record<string, boolean>> }
}

/** Bytes that one file of a kind may have; 0 where the plan says that it has none of the kind. */
export function maxBytesOf({ entitlements }: Entitled, kind: AttachmentKind): number {
  const { feature, limit } = PLAN_NAMES[kind]
  if (entitlements.features[feature] === false) return 0
  const named = entitlements.limits[limit] ?? DEFAULT_MB[kind]
  return (kind === 'image' ? Math.min(named, IMAGE_MAX_MB) : named) * MB
}

/** The row of what the sender says it is: `audio/webm;codecs=opus` is `audio/webm`. */
export function findDeclaredType(kind: AttachmentKind, declared: string): AttachmentType | undefined {
  const [essence = ''] = declared.split(';')
  const name = ALIASES.get(essence.trim()) ?? essence.trim()
  return ATTACHMENT_TYPES.find((type) => type.kind === kind && type.contentType === name)
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/x-wav', 'audio/wav'],
  ['audio/wave', 'audio/wav'],
  ['text/rtf', 'application/rtf'],
  ['application/x-zip-compressed', 'application/zip'],
])

/**
 * The row of what a file is by its bytes, among those of the declared kind: the declared one where the bytes allow it, or
 * the one that they name (a JPEG called PNG is still a picture). Undefined: it is none of the kind.
 */
export function findActualType(declared: AttachmentType, sniffed: string | 'text'): AttachmentType | undefined {
  if (fits(declared, sniffed)) return declared
  if (sniffed === 'text') return undefined
  return ATTACHMENT_TYPES.find((type) => type.kind === declared.kind && type.contentType === sniffed)
}

function fits({ sniffed }: AttachmentType, actual: string): boolean {
  return sniffed === 'text' ? actual === 'text' : sniffed.includes(actual)
}
