import { useState } from 'preact/hooks'
import type { Outgoing, OutgoingFile } from '../client/outgoing.ts'
import type { TextKey } from '../texts.ts'

/** @returns whether it could be sent: the questions before the first message may not be answered yet. */
export type Send = (message: Pick<Outgoing, 'text'> & Partial<Outgoing>) => boolean

/** Largest that any plan takes; the server knows the plan. */
const MOST_BYTES = 64 * 1024 ** 2

export interface SendFiles {
  sendPhotos(files: readonly File[]): Promise<void>
  sendDocuments(files: readonly File[]): void
  sendVoice(blob: Blob, seconds: number): void
  problem: { key: TextKey; name: string } | undefined
}

/** Files as messages of their own, one each, in the order in which they were chosen. */
export function useSendFiles(onSend: Send): SendFiles {
  const [problem, setProblem] = useState<SendFiles['problem']>()
  const send = (file: OutgoingFile) => onSend({ text: '', file })
  const sendPhotos = async (files: readonly File[]) => {
    setProblem(undefined)
    // Only who sends a photo needs what shrinks it.
    const { shrinkPhoto } = await import('../media/shrink-photo.ts')
    for (const file of files) {
      try {
        send({ kind: 'image', ...(await shrinkPhoto(file)) })
      } catch {
        setProblem({ key: 'composer.notPhoto', name: file.name })
      }
    }
  }
  const sendDocuments = (files: readonly File[]) => {
    setProblem(undefined)
    for (const file of files) {
      if (file.size > MOST_BYTES) setProblem({ key: 'composer.tooLarge', name: file.name })
      else if (/^image\/(jpeg|png|webp|gif)$/.test(file.type)) void sendPhotos([file])
      else send({ kind: 'document', name: file.name, type: file.type || 'application/octet-stream', blob: file })
    }
  }
  const sendVoice = (blob: Blob, seconds: number) => {
    const [type = 'audio/webm'] = blob.type.split(';')
    const ending = type.split('/')[1] ?? 'webm'
    send({ kind: 'audio', name: `audio.${ending}`, type, blob, duration_s: seconds })
  }
  return { sendPhotos, sendDocuments, sendVoice, problem }
}
