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
  const look = (file: File): TrayFile => {
    const checked = checkFile(file)
    const picture = 'kind' in checked && checked.kind === 'image'
    const preview = picture ? URL.createObjectURL(file) : undefined
    if (preview !== undefined) made.current.push(preview)
    return { id: crypto.randomUUID(), checked, preview }
  }
  return {
    files,
    add: (added: readonly File[]) => setFiles((held) => [...held, ...added.map(look)].slice(0, MOST_FILES)),
    remove: (id: string) => setFiles((held) => held.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
  }
}
