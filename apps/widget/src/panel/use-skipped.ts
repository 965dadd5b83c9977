import { useState } from 'preact/hooks'
import { useClient } from '../launcher/widget-context.ts'

const SKIPPED = 'unrated'
/** More than one finds again in the list. */
const MOST = 50

/** Whether the visitor did not want to rate a conversation: nobody asks again. */
export function useSkipped(id: string): [skipped: boolean, skip: () => void] {
  const { storage } = useClient()
  const ids = () => (storage.get(SKIPPED) ?? '').split(' ')
  const [, redraw] = useState({})
  const skip = () => {
    storage.set(SKIPPED, [...ids(), id].slice(-MOST).join(' '))
    redraw({})
  }
  return [ids().includes(id), skip]
}
