import { lazy, Suspense, useCallback, useState } from 'react'
import { type BeginWith, beginRequests } from '../../../inbox/begin-requests.ts'
import { useMay, useMe } from '../../../session/me-context.ts'

const BeginDialog = lazy(() => import('./begin-dialog.tsx').then((file) => ({ default: file.BeginDialog })))

/** Shows a new conversation wherever it is asked for, to who may write and belongs to the company. */
export function BeginHost() {
  const may = useMay()
  const { member_id } = useMe()
  const [asked, setAsked] = useState<{ contact: BeginWith }>()
  beginRequests.useRequests(useCallback((contact: BeginWith) => setAsked({ contact }), []))
  if (asked === undefined || member_id === null || !may('conversations.write')) return null
  return (
    <Suspense>
      <BeginDialog contact={asked.contact} onClose={() => setAsked(undefined)} />
    </Suspense>
  )
}
