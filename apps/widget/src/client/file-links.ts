import type { Session } from './session.ts'

export interface FileLink {
  url: string
  thumbnailUrl: string | null
}

export interface FileLinks {
  /** Addresses of a file that are valid now. @throws when it cannot be had */
  find(attachmentId: string): Promise<FileLink>
}

/** A link is not given out in its last half minute. */
const SPARE_MS = 30_000

/** Links are asked for once and kept until they expire or somebody else is the visitor, also while they are being asked for. */
export function createFileLinks(session: Session, base: string): FileLinks {
  const known = new Map<string, { until: number; link: Promise<FileLink> }>()
  let visitor = session.visitor
  const ask = async (id: string): Promise<{ link: FileLink; until: number }> => {
    const { links } = await session.ask<{
      links: { url: string; thumbnail_url: string | null; expires_at: string } | null
    }>('GET', `attachments/${id}`)
    if (links === null) throw new Error('the file is not whole')
    const { url, thumbnail_url: thumbnail, expires_at: expires } = links
    return {
      until: Date.parse(expires) - SPARE_MS,
      link: {
        url: atTenant(base, url),
        thumbnailUrl: thumbnail === null ? null : atTenant(base, thumbnail),
      },
    }
  }
  return {
    find: (id) => {
      if (session.visitor !== visitor) known.clear()
      visitor = session.visitor
      const held = known.get(id)
      if (held !== undefined && held.until > Date.now()) return held.link
      const asked = ask(id)
      const entry = { until: Number.POSITIVE_INFINITY, link: asked.then(({ link }) => link) }
      known.set(id, entry)
      asked.then(
        ({ until }) => {
          entry.until = until
        },
        () => known.delete(id),
      )
      return entry.link
    },
  }
}

/** Files that the server itself serves come from the tenant's host, the only one that a page's policy has to name. */
function atTenant(base: string, address: string): string {
  const { pathname, search } = new URL(address, base)
  return pathname.startsWith('/files/') ? base + pathname + search : address
}
