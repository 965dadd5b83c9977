import { useEffect, useState } from 'preact/hooks'
import type { FileLink } from '../client/file-links.ts'
import { useClient } from '../launcher/widget-context.ts'

/** The addresses of a file, asked for when it is shown. Without an id there is nothing to ask. */
export function useFileLink(id: string | undefined): { link: FileLink | undefined; failed: boolean } {
  const { files } = useClient()
  const [link, setLink] = useState<FileLink>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (id === undefined) return
    let gone = false
    files.find(id).then(
      (found) => !gone && setLink(found),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [id, files])
  return { link, failed }
}
