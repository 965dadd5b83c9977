import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { InboxContext } from './inbox-context.ts'
import type { OpenInbox } from './open-inbox.ts'
import { useAnnounce } from './use-announce.ts'

/** Socket and outbox of whoever is signed in to a company, as long as they are. Others have none. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const me = useMe()
  const works = me.tenant !== null && me.permissions.includes('conversations.read')
  return works ? <Opened>{children}</Opened> : children
}

function Opened({ children }: { children: ReactNode }) {
  const { http, session } = useServices()
  const queries = useQueryClient()
  const { member_id, identity_id, tenant } = useMe()
  const owner = `${tenant?.id} ${identity_id}`
  const announce = useAnnounce()
  const [inbox, setInbox] = useState<Promise<OpenInbox>>(NOT_YET)
  useEffect(() => {
    const opening = import('./open-inbox.ts').then(({ openInbox }) =>
      openInbox({ http, queries, session, memberId: member_id, owner, arrived: announce }),
    )
    setInbox(opening)
    return () => {
      // What could not be fetched was never opened: whoever needs it is told by what they were given.
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      )
    }
  }, [http, queries, session, member_id, owner, announce])
  return <InboxContext value={inbox}>{children}</InboxContext>
}

const NOT_YET = new Promise<OpenInbox>(() => undefined)
