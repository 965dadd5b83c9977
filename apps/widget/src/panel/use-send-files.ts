import { voiceFile } from '@recado/client/voice-file'
import { useState } from 'preact/hooks'
import type { Outgoing, OutgoingFile } from '../client/outgoing.ts'
import type { TextKey } from '../texts.ts'

/** @returns whether it could be sent: the questions before the first message may not be answered yet. */
export type Send = (message: Pick<Outgoing, 'text'> & Partial<Outgoing>) => boolean

/** Largest that any plan takes; the server knows the plan. */
const MOST_BYTES = 64 * 1024 ** 2

/** A file with what it is to be sent as. */
export interface ChosenFile {
  file: File
  type: string
  kind: OutgoingFile['kind']
}

export interface SendFiles {
  sendPhotos(files: readonly File[]): Promise<void>
  sendDocuments(files: readonly ChosenFile[]): void
  sendVoice(blob: Blob, seconds: number): void
  problem: { key: TextKey; name: string } | undefined
}

/** Files as messages of their own, one each, in the order in which they were chosen. */
export function useSendFiles(onSend: Send): SendFiles {
  const [problem, setProblem] = useState<SendFiles['problem']>()
  const send = (file: OutgoingFile) => onSend({ text: '', file })
  const isEmpty = ({ size, name }: File) => {
    if (size === 0) setProblem({ key: 'composer.empty', name })
    return size === 0
  }
  const sendPhotos = async (files: readonly File[]) => {
    setProblem(undefined)
    // Only who sends a photo needs what shrinks it.
    const { shrinkPhoto } = await import('../media/shrink-photo.ts')
    for (const file of files) {
      if (isEmpty(file)) continue
      try {
        send({ kind: 'image', ...(await shrinkPhoto(file)) })
      } catch {
        setProblem({ key: 'composer.notPhoto', name: file.name })
      }
    }
  }
  const sendDocuments = (files: readonly ChosenFile[]) => {
    setProblem(undefined)
    for (const { file, type, kind } of files) {
      if (isEmpty(file)) continue
      if (file.size > MOST_BYTES) setProblem({ key: 'composer.tooLarge', name: file.name })
      else if (kind === 'image') void sendPhotos([file])
      else send({ kind, name: file.name, type, blob: file })
    }
  }
  const sendVoice = (blob: Blob, seconds: number) => {
    const { name } = voiceFile(blob, 'audio')
    send({ kind: 'audio', name, type: blob.type.replace(/;.*/, ''), blob, duration_s: seconds })
  }
  return { sendPhotos, sendDocuments, sendVoice, problem }
}
