import type { MessageAttachment } from './messages.ts'

/**
 * What stands in a preview for a message without words: a sign of no language, which each screen says in its reader's.
 * `🎤 0:18`, `📷`, `📷 3` for several pictures, `📄` for other files. Never a file's name: phones call each IMG_2041.jpg.
 */
export function fileMarkOf(attachments: readonly Pick<MessageAttachment, 'kind' | 'duration_ms'>[]): string {
  const [first] = attachments
  if (first === undefined) return ''
  if (first.kind === 'audio') return first.duration_ms === null ? '🎤' : `🎤 ${clockOf(first.duration_ms)}`
  if (first.kind === 'document') return '📄'
  const pictures = attachments.filter(({ kind }) => kind === 'image').length
  return pictures === 1 ? '📷' : `📷 ${pictures}`
}

export type FileMark =
  | { kind: 'audio'; clock: string | undefined }
  | { kind: 'image'; count: number }
  | { kind: 'document' }

/** What a preview stands for; undefined where it is somebody's words. */
export function readFileMark(preview: string): FileMark | undefined {
  const audio = /^🎤(?: (\d+:\d\d))?$/u.exec(preview)
  if (audio !== null) return { kind: 'audio', clock: audio[1] }
  const image = /^📷(?: (\d+))?$/u.exec(preview)
  if (image !== null) return { kind: 'image', count: Number(image[1] ?? 1) }
  return preview === '📄' ? { kind: 'document' } : undefined
}

/** 18000 → "0:18" */
function clockOf(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
