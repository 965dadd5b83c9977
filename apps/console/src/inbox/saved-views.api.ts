import { SavedViewBody, SavedViewView } from '@recado/contracts/conversations'
import { SavedViewId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { Http } from '../api/http.ts'
import { wireId } from '../api/wire-id.ts'
import type { Filters } from './inbox.api.ts'

export type SavedView = z.output<typeof SavedViewView>

export interface SavedViewDraft {
  name: string
  shared: boolean
  filters: Filters
}

export async function listSavedViews(http: Http): Promise<SavedView[]> {
  return (await http.get('/api/v1/saved-views', z.object({ items: z.array(SavedViewView) }))).items
}

export function createSavedView(http: Http, draft: SavedViewDraft): Promise<SavedView> {
  return http.send('POST', '/api/v1/saved-views', z.encode(SavedViewBody, draft), SavedViewView)
}

export function updateSavedView(
  http: Http,
  id: SavedViewId,
  draft: SavedViewDraft,
  began?: string,
): Promise<SavedView> {
  return http.send(
    'PUT',
    `/api/v1/saved-views/${wireId(SavedViewId, id)}`,
    z.encode(SavedViewBody, draft),
    SavedViewView,
    began,
  )
}

export async function deleteSavedView(http: Http, id: SavedViewId): Promise<void> {
  await http.tell('DELETE', `/api/v1/saved-views/${wireId(SavedViewId, id)}`)
}
