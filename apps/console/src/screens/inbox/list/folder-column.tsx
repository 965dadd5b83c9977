import { useState } from 'react'
import type { NamedView } from '../../../inbox/use-saved-views.ts'
import { FolderNav } from './folder-nav.tsx'
import { SavedViewHost } from './saved-view-host.tsx'

/** Folders and views where there is room for a column of them. */
export function FolderColumn() {
  const [renaming, setRenaming] = useState<NamedView>()
  return (
    <>
      <FolderNav onRename={setRenaming} />
      {renaming && <SavedViewHost view={renaming} filters={renaming.filters} onClose={() => setRenaming(undefined)} />}
    </>
  )
}
