import type { AttachmentKind } from '@recado/contracts/attachments'

export type CheckedFile =
  | { file: File; kind: AttachmentKind }
  | { file: File; refused: 'empty' | 'type' | 'too_large' | 'over_count'; mostBytes?: number }

const MB = 1024 * 1024
/** What the server takes where the plan names nothing else; it looks again, and at what the file is inside. */
const MOST: Readonly<Record<AttachmentKind, number>> = { image: 16 * MB, audio: 16 * MB, document: 64 * MB }

const office = 'application/vnd.openxmlformats-officedocument.'
const open = 'application/vnd.oasis.opendocument.'
// By the name's ending first: Windows calls a CSV an Excel sheet, and some systems call nothing anything.
const TYPES: Readonly<Record<string, string>> = {
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' },
  ...{ weba: 'audio/webm', webm: 'audio/webm', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg' },
  ...{ m4a: 'audio/mp4', mp3: 'audio/mpeg', aac: 'audio/aac', amr: 'audio/amr', wav: 'audio/wav' },
  ...{ pdf: 'application/pdf', rtf: 'application/rtf', zip: 'application/zip', txt: 'text/plain', csv: 'text/csv' },
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
  pptx: `${office}presentationml.presentation`,
  ...{ odt: `${open}text`, ods: `${open}spreadsheet`, odp: `${open}presentation` },
}

/** For the browser's file dialog. */
export const ACCEPTED = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',')

/** Whether a file can be sent, and as what; it comes back under the content type that it is to be sent as. */
export function checkFile(file: File): CheckedFile {
  const type = typeOf(file)
  const kind = kindOf(type)
  if (kind === undefined) return { file, refused: 'type' }
  if (file.size === 0) return { file, refused: 'empty' }
  if (file.size > MOST[kind]) return { file, refused: 'too_large', mostBytes: MOST[kind] }
  return { file: file.type === type ? file : new File([file], file.name, { type }), kind }
}

function typeOf(file: File): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  // A recording names its codec; its own word is better than what its ending says.
  if (/^(image|audio)\//.test(file.type)) return file.type
  return (Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined) ?? file.type
}

function kindOf(type: string): AttachmentKind | undefined {
  const [essence = ''] = type.split(';')
  if (!Object.values(TYPES).includes(essence) && !ALIASES.has(essence)) return undefined
  if (essence.startsWith('image/')) return 'image'
  return essence.startsWith('audio/') ? 'audio' : 'document'
}

/** Other names of the same, as the server knows them. */
const ALIASES = new Set(['image/jpg', 'audio/mp3', 'audio/x-m4a', 'audio/m4a', 'audio/x-wav', 'audio/wave', 'text/rtf'])
