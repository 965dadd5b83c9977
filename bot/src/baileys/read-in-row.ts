import type { BinaryNode, WASocket } from 'baileys'

type Read = (stanza: BinaryNode) => unknown

/**
 * Messages are read one after another, as they came. The library (7.0.0-rc14) reads them side by side until each is decrypted: one that
 * names its writer by LID and phone looks both up first, and the next, by LID alone, would be told before it.
 */
export function readInRow(socket: WASocket): void {
  let last: Promise<unknown> = Promise.resolve()
  for (const listener of socket.ws.listeners('CB:message')) {
    const read = listener as Read
    socket.ws.off('CB:message', read)
    socket.ws.on('CB:message', (stanza: BinaryNode) => {
      last = last.then(() => read(stanza)).catch(() => undefined)
    })
  }
}
