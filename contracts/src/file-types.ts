import type { AttachmentKind } from './attachments.ts'

const office = 'application/vnd.openxmlformats-officedocument.'
const open = 'application/vnd.oasis.opendocument.'

/**
 * What a file is by the ending of its name: what shops and their customers send. Systems call the same file by many types
 * (Windows calls a CSV an Excel sheet) or by none, so documents go by their ending first. Imports nothing.
 */
export const TYPES_BY_ENDING: Readonly<Record<string, string>> = {
  ...{
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    jfif: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
  },
  ...{
    heic: 'image/heic',
    heif: 'image/heif',
    avif: 'image/avif',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    bmp: 'image/bmp',
  },
  ...{ weba: 'audio/webm', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', m4a: 'audio/mp4', mp3: 'audio/mpeg' },
  ...{ aac: 'audio/aac', amr: 'audio/amr', wav: 'audio/wav' },
  ...{ mp4: 'video/mp4', m4v: 'video/mp4', mov: 'video/quicktime', '3gp': 'video/3gpp', webm: 'video/webm' },
  ...{ pdf: 'application/pdf', rtf: 'application/rtf', zip: 'application/zip' },
  ...{ rar: 'application/vnd.rar', '7z': 'application/x-7z-compressed' },
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  ...{ docx: `${office}wordprocessingml.document`, xlsx: `${office}spreadsheetml.sheet` },
  pptx: `${office}presentationml.presentation`,
  ...{ odt: `${open}text`, ods: `${open}spreadsheet`, odp: `${open}presentation` },
  ...{
    txt: 'text/plain',
    log: 'text/plain',
    csv: 'text/csv',
    tsv: 'text/tab-separated-values',
    json: 'application/json',
  },
  // Invoices (NF-e), bank statements, people, appointments.
  ...{ xml: 'application/xml', ofx: 'application/x-ofx', vcf: 'text/vcard', ics: 'text/calendar' },
}

/** For a browser's file dialog. */
export const ACCEPTED_ENDINGS = Object.keys(TYPES_BY_ENDING)
  .map((ending) => `.${ending}`)
  .join(',')

/** Other names of the same. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{ 'image/jpg': 'image/jpeg', 'image/pjpeg': 'image/jpeg', 'image/x-ms-bmp': 'image/bmp' },
  ...{ 'audio/mp3': 'audio/mpeg', 'audio/x-m4a': 'audio/mp4', 'audio/m4a': 'audio/mp4', 'audio/opus': 'audio/ogg' },
  ...{ 'audio/x-wav': 'audio/wav', 'audio/wave': 'audio/wav', 'audio/vnd.wave': 'audio/wav' },
  ...{ 'text/rtf': 'application/rtf', 'application/x-zip-compressed': 'application/zip' },
  ...{ 'application/x-rar-compressed': 'application/vnd.rar', 'application/x-rar': 'application/vnd.rar' },
  ...{ 'text/xml': 'application/xml', 'text/x-vcard': 'text/vcard', 'text/directory': 'text/vcard' },
  ...{
    'application/csv': 'text/csv',
    'text/comma-separated-values': 'text/csv',
    'application/ofx': 'application/x-ofx',
  },
}

/** A declared type in its one name, without parameters: `audio/webm;codecs=opus` is `audio/webm`. */
export function plainType(declared: string): string {
  const [essence = ''] = declared.toLowerCase().split(';')
  const name = essence.trim()
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
}

/** By the ending of a name; undefined for one that is not sent. */
export function typeByName(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(TYPES_BY_ENDING, ending) ? TYPES_BY_ENDING[ending] : undefined
}

/** As what a file of this type is sent: pictures that browsers draw, what can be heard, and everything else. */
export function kindOfType(type: string): AttachmentKind {
  if (/^image\/(jpeg|png|webp|gif)$/.test(type)) return 'image'
  return type.startsWith('audio/') ? 'audio' : 'document'
}
