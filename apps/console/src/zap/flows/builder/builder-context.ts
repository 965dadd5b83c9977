import { createContext, use, useSyncExternalStore } from 'react'
import type { Draft } from '../draft/draft.ts'
import type { BuilderState, BuilderStore } from './create-builder-store.ts'

export const BuilderContext = createContext<BuilderStore | null>(null)

export function useBuilderStore(): BuilderStore {
  const store = use(BuilderContext)
  if (store === null) throw new Error('no builder above this component')
  return store
}

/** A part of what the builder shows; drawn anew when that part is another one. */
export function useBuilder<Part>(select: (state: BuilderState) => Part): Part {
  const store = useBuilderStore()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

export function useDraft(): Draft {
  return useBuilder((state) => state.history.present)
}

export function useBody(): string {
  return useBuilder((state) => state.body)
}
