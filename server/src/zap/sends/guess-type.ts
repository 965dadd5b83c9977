import { typeByName } from '@recado/contracts/file-types'

const COMMONEST = { image: 'image/jpeg', audio: 'audio/mpeg', video: 'video/mp4', document: 'application/octet-stream' }

/** The content type of what an address leads to, by its name; the commonest of its kind where the name says nothing. */
export function guessType(url: string, kind: keyof typeof COMMONEST): string {
  const named = typeByName(new URL(url).pathname)
  return named !== undefined && (kind === 'document' || named.startsWith(`${kind}/`)) ? named : COMMONEST[kind]
}
