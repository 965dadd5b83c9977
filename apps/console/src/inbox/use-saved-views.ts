import { SavedViewId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { wireId } from '../api/wire-id.ts'
import { useServices } from '../services.ts'
import { inboxKeys } from './inbox-keys.ts'
import { listSavedViews, type SavedView } from './saved-views.api.ts'

/** A saved view with its id as addresses carry it. */
export type NamedView = SavedView & { wire: string }

const NONE: readonly NamedView[] = []

/** Everybody's and the person's own, by name. Empty until they are there. */
export function useSavedViews(): readonly NamedView[] {
  const { http } = useServices()
  const query = useQuery({
    queryKey: inboxKeys.views,
    queryFn: async () => (await listSavedViews(http)).map((view) => ({ ...view, wire: wireId(SavedViewId, view.id) })),
  })
  return query.data ?? NONE
}
