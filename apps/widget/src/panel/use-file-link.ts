import { useEffect, useState } from 'preact/hooks'
import type { Client } from '../client/create-client.ts'
import { createFileLinks, type FileLink, type FileLinks } from '../client/file-links.ts'
import { useClient } from '../launcher/widget-context.ts'

/** The addresses of a file, asked for when it is shown. Without an id there is nothing to ask. */
export function useFileLink(id: string | undefined): { link: FileLink | undefined; failed: boolean } {
  const files = linksOf(useClient())
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

const known = new WeakMap<Client, FileLinks>()

function linksOf(client: Client): FileLinks {
  const links = known.get(client) ?? createFileLinks(client.session, client.base)
  known.set(client, links)
  return links
}
