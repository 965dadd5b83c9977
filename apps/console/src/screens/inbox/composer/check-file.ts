import type { AttachmentKind } from '@recado/contracts/attachments'
import { kindOfType, plainType, TYPES_BY_ENDING, typeByName } from '@recado/contracts/file-types'

export type CheckedFile =
  | { file: File; kind: AttachmentKind }
  | { file: File; refused: 'empty' | 'type' | 'too_large' | 'over_count'; mostBytes?: number }

const MB = 1024 * 1024
/** What the server takes where the plan names nothing else; it looks again, and at what the file is inside. */
const MOST: Readonly<Record<AttachmentKind, number>> = { image: 16 * MB, audio: 16 * MB, document: 64 * MB }

/** Whether a file can be sent, and as what; it comes back under the content type that it is to be sent as. */
export function checkFile(file: File): CheckedFile {
  const type = typeOf(file)
  const kind = kindOf(type)
  if (kind === undefined) return { file, refused: 'type' }
  if (file.size === 0) return { file, refused: 'empty' }
  if (file.size > MOST[kind]) return { file, refused: 'too_large', mostBytes: MOST[kind] }
  return { file: file.type === type ? file : new File([file], file.name, { type }), kind }
}

/** By the name's ending first: Windows calls a CSV an Excel sheet, and some systems call nothing anything. */
function typeOf(file: File): string {
  // A recording names its codec; its own word is better than what its ending says.
  if (/^(image|audio)\//.test(file.type)) return file.type
  return typeByName(file.name) ?? file.type
}

function kindOf(type: string): AttachmentKind | undefined {
  const name = plainType(type)
  return Object.values(TYPES_BY_ENDING).includes(name) ? kindOfType(name) : undefined
}
