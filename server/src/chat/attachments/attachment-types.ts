import type { AttachmentKind } from '@recado/contracts/attachments'
import { plainType, typeByName } from '@recado/contracts/file-types'

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
  contentType,
  kind: 'image',
  sniffed: [contentType],
  inline: true,
})
const audio = (contentType: string, ...sniffed: string[]): AttachmentType => ({
  contentType,
  kind: 'audio',
  sniffed: [contentType, ...sniffed],
  inline: true,
})
const document = (contentType: string, ...sniffed: string[]): AttachmentType => ({
  contentType,
  kind: 'document',
  sniffed: [contentType, ...sniffed],
  inline: false,
})

/** Text has no bytes of its own; which text it is, its name says. */
const text = (contentType: string): AttachmentType => ({
  contentType,
  kind: 'document',
  sniffed: 'text',
  inline: false,
})

/** Pictures that browsers draw in their place, and what can be heard there. */
const SHOWN: readonly AttachmentType[] = [
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
]

/**
 * What may be sent; nothing else may. SVG and HTML are programs and are not here; neither are programs. What is shown may
 * also come as a document (a photo as it is, a song): then it is only saved, and so are videos.
 */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  ...SHOWN,
  ...SHOWN.map((type): AttachmentType => ({ ...type, kind: 'document', inline: false })),
  document('image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'),
  document('image/heif', 'image/heic', 'image/heic-sequence', 'image/heif-sequence'),
  document('image/avif'),
  document('image/tiff'),
  document('image/bmp'),
  // A phone's video and a recording differ by what is inside, and their names are used for one another.
  document('video/mp4', 'video/x-m4v', 'video/quicktime', 'video/3gpp', 'audio/mp4', 'audio/x-m4a'),
  document('video/quicktime', 'video/mp4', 'video/x-m4v'),
  document('video/3gpp', 'video/3gpp2', 'video/mp4'),
  document('video/webm'),
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
  document('application/vnd.rar', 'application/x-rar-compressed'),
  document('application/x-7z-compressed'),
  text('text/plain'),
  text('text/csv'),
  text('text/tab-separated-values'),
  text('text/vcard'),
  text('text/calendar'),
  text('application/json'),
  text('application/xml'),
  text('application/x-ofx'),
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

/**
 * The row of what the sender says it is. Documents go by the ending of their name first: Windows calls a CSV an Excel sheet,
 * and for what no program is installed a browser knows no type.
 */
export function findDeclaredType(kind: AttachmentKind, declared: string, name = ''): AttachmentType | undefined {
  const said = plainType(declared)
  const named = typeByName(name)
  if (kind !== 'document') return findRow(kind, AUDIO_OF_VIDEO[said] ?? said) ?? findRow(kind, named)
  return PROGRAMS.has(said) ? undefined : (findRow(kind, named) ?? findRow(kind, said))
}

/** What browsers call a recording that they make with their recorder of videos. */
const AUDIO_OF_VIDEO: Readonly<Record<string, string>> = { 'video/mp4': 'audio/mp4', 'video/webm': 'audio/webm' }

/** Whatever the name says. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'text/html',
  'application/xhtml+xml',
  'image/svg+xml',
  'text/javascript',
  'application/javascript',
  'application/x-msdownload',
  'application/x-msdos-program',
  'application/x-sh',
  'application/java-archive',
])

/**
 * The row of what a file is by its bytes, among those of the declared kind: the declared one where the bytes allow it, or
 * the one that they name (a JPEG called PNG is still a picture, a text called an Excel sheet is a table as text). Undefined:
 * it is none of the kind.
 */
export function findActualType(declared: AttachmentType, sniffed: string): AttachmentType | undefined {
  if (declared.sniffed === 'text') {
    if (sniffed === 'text') return declared
    if (sniffed === 'application/xml')
      return declared.contentType === 'application/x-ofx' ? declared : findRow('document', sniffed)
  } else if (declared.sniffed.includes(sniffed)) return declared
  if (sniffed === 'text')
    return declared.contentType === 'application/vnd.ms-excel' ? findRow('document', 'text/csv') : undefined
  const actual = findRow(declared.kind, sniffed)
  return actual !== undefined && familyOf(actual) === familyOf(declared) ? actual : undefined
}

/** A picture is none of a contract, whatever is told of it; a document of one kind may be another. */
function familyOf({ contentType }: AttachmentType): string {
  const [family = ''] = contentType.split('/')
  return ['image', 'audio', 'video'].includes(family) ? family : 'document'
}

function findRow(kind: AttachmentKind, contentType: string | undefined): AttachmentType | undefined {
  return ATTACHMENT_TYPES.find((type) => type.kind === kind && type.contentType === contentType)
}
