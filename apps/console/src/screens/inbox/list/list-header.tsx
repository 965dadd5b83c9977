import { ChevronDown, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Popover } from '../../../design/popover.tsx'
import { filtersOf } from '../../../inbox/inbox-search.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { type NamedView, useSavedViews } from '../../../inbox/use-saved-views.ts'
import { BeginButton } from '../begin/begin-button.tsx'
import { FolderNav } from './folder-nav.tsx'
import { ListFilters } from './list-filters.tsx'
import { SavedViewHost } from './saved-view-host.tsx'
import { TakeNext } from './take-next.tsx'

/** Typing is followed by a search after so long. */
const PAUSE_MS = 250

/** Which list this is, the search over all messages, and what narrows it. */
export function ListHeader() {
  const { t } = useTranslation(['inbox', 'common'])
  const { folder, search, goTo } = useInboxAddress()
  const views = useSavedViews()
  const [choosing, setChoosing] = useState(false)
  const [renaming, setRenaming] = useState<NamedView>()
  const [saving, setSaving] = useState(false)
  const view = views.find(({ wire }) => wire === search.visao)
  const filters = filtersOf(folder, search)
  const searching = search.busca !== undefined
  const title = view?.name ?? t(`folders.${folder}`)
  return (
    <header className="grid grid-cols-1 gap-2 border-b border-line px-3 pt-3 pb-2">
      <div className="flex h-8 items-center gap-1">
        <h1 className="min-w-0 flex-1 text-16 font-semibold">
          <span className="sr-only">{t('title')}: </span>
          <span className="hidden truncate min-[87.5rem]:block">{title}</span>
          <span className="block min-[87.5rem]:hidden">
            <Popover
              label={t('folders.label')}
              flush
              open={choosing}
              onOpenChange={setChoosing}
              trigger={
                <button
                  type="button"
                  className="-ml-1.5 flex max-w-full items-center gap-1 rounded-8 px-1.5 py-1 hover:bg-hover pointer-coarse:min-h-10"
                >
                  <span className="truncate">{title}</span>
                  <ChevronDown size={16} className="shrink-0 text-ink-faint" aria-hidden />
                </button>
              }
            >
              <FolderNav
                onGo={() => setChoosing(false)}
                onRename={(chosen) => {
                  setChoosing(false)
                  setRenaming(chosen)
                }}
              />
            </Popover>
          </span>
        </h1>
        <BeginButton />
        <TakeNext />
        {!searching && (
          <Button
            kind="ghost"
            size="small"
            aria-label={t('search.open')}
            onClick={() => goTo(folder, { ...search, busca: '' })}
          >
            <Search size={16} aria-hidden />
          </Button>
        )}
        {filters !== undefined && !searching && <ListFilters onSave={() => setSaving(true)} />}
      </div>
      {searching && <SearchBox words={search.busca ?? ''} />}
      {renaming && <SavedViewHost view={renaming} filters={renaming.filters} onClose={() => setRenaming(undefined)} />}
      {saving && filters !== undefined && <SavedViewHost filters={filters} onClose={() => setSaving(false)} />}
    </header>
  )
}

/** Looks as one types; Escape and the cross lead back to the list. */
function SearchBox({ words }: { words: string }) {
  const { t } = useTranslation(['inbox', 'common'])
  const { folder, search, goTo } = useInboxAddress()
  const [typed, setTyped] = useState(words)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const end = () => {
    const { busca: _words, ...rest } = search
    goTo(folder, rest)
  }
  return (
    <div className="relative">
      <Search
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
        aria-hidden
      />
      <input
        // The person has just asked for it.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        type="search"
        value={typed}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        onChange={({ target }) => {
          setTyped(target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => goTo(folder, { ...search, busca: target.value.trim() }), PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end()
        }}
        className="h-8 w-full rounded-8 border border-line-strong bg-surface pr-8 pl-8 text-13 outline-none focus-visible:border-accent-text pointer-coarse:h-11 pointer-coarse:text-16 [&::-webkit-search-cancel-button]:hidden"
      />
      <button
        type="button"
        onClick={end}
        aria-label={t('search.close')}
        className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-4 text-ink-faint hover:bg-hover hover:text-ink"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
