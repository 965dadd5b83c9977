import type { FlowDetail } from '@recado/contracts/flows'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useUnsaved } from '../../../forms/unsaved.ts'
import { useServices } from '../../../services.ts'
import { conflictOf, flowKeys, saveDraft } from '../flows.api.ts'
import { useBuilderStore } from './builder-context.ts'
import { type Autosave, createAutosave, type SaveState } from './create-autosave.ts'

/** Keeps the draft on the server while it is edited. */
export function useAutosave(flow: FlowDetail): Autosave {
  const store = useBuilderStore()
  const { http } = useServices()
  const queries = useQueryClient()
  const [autosave] = useState(() =>
    createAutosave(
      {
        draft: () => store.get().history.present,
        save: async (draft, beganWith) => {
          const { revision } = await saveDraft(http, flow.id, beganWith, draft)
          // What is kept of it is older now; it is read when the flow is opened again.
          queries.removeQueries({ queryKey: flowKeys.flow(flow.id), type: 'inactive' })
          return revision
        },
        conflictOf,
        later: (run, milliseconds) => {
          const timer = setTimeout(run, milliseconds)
          return () => clearTimeout(timer)
        },
      },
      flow.draft.revision,
    ),
  )
  useEffect(() => store.subscribe(autosave.changed), [store, autosave])
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void autosave.flush()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      void autosave.flush()
    }
  }, [autosave])
  useUnsaved(useSyncExternalStore(autosave.subscribe, () => isLeft(autosave.state())))
  return autosave
}

export function useSaveState(autosave: Autosave): SaveState {
  return useSyncExternalStore(autosave.subscribe, autosave.state)
}

function isLeft({ kind }: SaveState): boolean {
  return kind === 'failed' || kind === 'conflict'
}
