import { useEffect, useRef, useState } from 'react'
import { type CheckedFile, checkFile } from './check-file.ts'

export interface TrayFile {
  id: string
  checked: CheckedFile
  /** A `blob:` address, for pictures. */
  preview: string | undefined
}

/** The most that one message takes. */
export const MOST_FILES = 10

/** Files that are about to be sent, looked at as they come. */
export function useComposerFiles() {
  const [files, setFiles] = useState<readonly TrayFile[]>([])
  const made = useRef<string[]>([])
  useEffect(
    () => () => {
      for (const url of made.current) URL.revokeObjectURL(url)
    },
    [],
  )
  const look = (file: File, room: boolean): TrayFile => {
    const looked = checkFile(file)
    const checked: CheckedFile = 'kind' in looked && !room ? { file, refused: 'over_count' } : looked
    const picture = 'kind' in checked && checked.kind === 'image'
    const preview = picture ? URL.createObjectURL(file) : undefined
    if (preview !== undefined) made.current.push(preview)
    return { id: crypto.randomUUID(), checked, preview }
  }
  return {
    files,
    add: (added: readonly File[]) =>
      setFiles((held) => {
        const all = [...held]
        for (const file of added) all.push(look(file, accepted(all) < MOST_FILES))
        return all
      }),
    remove: (id: string) => setFiles((held) => held.filter((file) => file.id !== id)),
    /** What was refused stays until it is taken out: it did not go with the message. */
    clearSent: () => setFiles((held) => held.filter(({ checked }) => 'refused' in checked)),
  }
}

function accepted(files: readonly TrayFile[]): number {
  return files.filter(({ checked }) => 'kind' in checked).length
}
