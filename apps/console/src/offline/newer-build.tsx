import { useSyncExternalStore } from 'react'
import { UpdatePrompt } from '../design/update-prompt.tsx'
import { newerBuild } from './register-worker.ts'

/** Offers the newer version when there is one; drafts and what is on its way outlive the reload. */
export function NewerBuild() {
  const there = useSyncExternalStore(newerBuild.subscribe, newerBuild.read)
  return there ? <UpdatePrompt onReload={() => window.location.reload()} /> : null
}
