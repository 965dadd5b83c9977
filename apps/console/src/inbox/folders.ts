import type { Filters } from './inbox.api.ts'
import type { Folder } from './inbox-data.ts'

/** In the order in which they stand; `mencoes` is a list of notes and not of conversations. */
export const FOLDERS: readonly Folder[] = [
  'minhas',
  'nao-atribuidas',
  'todas',
  'pendentes',
  'adiadas',
  'resolvidas',
  'mencoes',
]

export const FOLDER_FILTERS: Readonly<Record<Exclude<Folder, 'mencoes'>, Filters>> = {
  minhas: { status: 'open', assignee: 'me' },
  'nao-atribuidas': { status: 'open', assignee: 'none' },
  todas: { status: 'open' },
  pendentes: { status: 'pending' },
  adiadas: { status: 'snoozed' },
  resolvidas: { status: 'resolved' },
}

export function isFolder(text: string): text is Folder {
  return FOLDERS.some((folder) => folder === text)
}
