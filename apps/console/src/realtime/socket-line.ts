import { createSocketLine, type LineOptions, type SocketLine } from '@recado/client/socket-line'
import { type HandshakeAuth, type ServerMessageName, ServerMessages } from '@recado/contracts/realtime'
import type { z } from 'zod'

type Messages = { [Name in ServerMessageName]: z.output<(typeof ServerMessages)[Name]> }

export interface AgentLine extends Pick<LineOptions<Messages>, 'trying' | 'heard'> {
  token(): string | undefined
  /** Gets a token that is not the one used; false when nobody is signed in any more. */
  renew(usedToken: string | undefined): Promise<boolean>
}

/** The line of who is signed in, whose messages are read by the contracts. */
export function openAgentLine({ token, renew, trying, heard }: AgentLine): SocketLine {
  let usedToken: string | undefined
  return createSocketLine<Messages>({
    ...{ url: window.location.origin, refused: { first: 500, longest: 10_000 }, trying, heard },
    auth: (cursor) => {
      usedToken = token()
      const auth = { access_token: usedToken ?? '', ...(cursor === undefined ? {} : { cursor }) }
      return auth satisfies z.input<typeof HandshakeAuth>
    },
    renew: () => renew(usedToken),
    read: (name, message) => ServerMessages[name]?.safeParse(message).data as never,
  })
}
