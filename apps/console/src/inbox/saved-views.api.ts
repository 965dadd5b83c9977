import type { SavedViewId } from '@recado/contracts/ids'
import { type SavedViewView, savedViewEndpoints } from '@recado/contracts/saved-views'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'
import type { Filters } from './inbox.api.ts'

export type SavedView = z.output<typeof SavedViewView>

export interface SavedViewDraft {
  name: string
  shared: boolean
  filters: Filters
}

export async function listSavedViews(http: Http): Promise<SavedView[]> {
  return (await http.call(savedViewEndpoints.list)).items
}

export function createSavedView(http: Http, body: SavedViewDraft): Promise<SavedView> {
  return http.call(savedViewEndpoints.create, { body })
}

export function updateSavedView(http: Http, id: SavedViewId, body: SavedViewDraft, began?: string): Promise<SavedView> {
  return http.call(savedViewEndpoints.update, { params: { id }, body, began })
}

export function deleteSavedView(http: Http, id: SavedViewId): Promise<void> {
  return http.call(savedViewEndpoints.delete, { params: { id } })
}
