import { useReactFlow } from '@xyflow/react'
import { ListTree } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'
import { BLOCK_ICONS, PALETTE, type PaletteItem } from '../canvas/block-kinds.ts'
import { placeAfter, placeBlock } from '../canvas/place-block.ts'
import { bodyOf } from '../draft/body-of.ts'
import { useBuilderStore } from './builder-context.ts'
import { Scroller } from './scroller.tsx'

/** The blocks there are: dragged onto the canvas, or pressed, which puts one behind the chosen block, else in the middle. */
export const Palette = memo(function Palette() {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const flow = useReactFlow()
  const [search, setSearch] = useState('')
  const fits = (item: PaletteItem) =>
    plain(`${t(`blocks.${item}.name`)} ${t(`blocks.${item}.does`)}`).includes(plain(search))
  const place = (item: PaletteItem) => {
    const { body, chosen, history } = store.get()
    const parts = bodyOf(history.present.document, body)
    const canvas = document.querySelector('[data-flow-canvas]')?.getBoundingClientRect()
    const middle = flow.screenToFlowPosition({
      x: (canvas?.x ?? 0) + (canvas?.width ?? 0) / 2,
      y: (canvas?.y ?? 0) + (canvas?.height ?? 0) / 3,
    })
    const after = parts && placeAfter(parts, chosen)
    placeBlock(store, item, after ?? { at: { x: middle.x - 120, y: middle.y }, findRoom: true }, t)
  }
  const groups = PALETTE.map(({ group, items }) => ({ group, items: items.filter(fits) })).filter(
    ({ items }) => items.length > 0,
  )
  return (
    <nav aria-label={t('palette.title')} className="flex h-full flex-col border-r border-line bg-surface">
      <div className="p-3 pb-2">
        <Input
          type="search"
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      <Scroller className="min-h-0 flex-1 px-2 pb-4">
        {groups.length === 0 && <p className="px-2 py-6 text-13 text-ink-soft">{t('palette.nothing')}</p>}
        {groups.map(({ group, items }) => (
          <section key={group} aria-label={t(`palette.${group}`)} className="pt-2">
            <h2 className="px-2 pb-1 text-12 text-ink-faint">{t(`palette.${group}`)}</h2>
            {items.map((item) => {
              const Icon = item === 'menu' ? ListTree : BLOCK_ICONS[item]
              return (
                <button
                  key={item}
                  type="button"
                  draggable
                  title={t(`blocks.${item}.does`)}
                  onDragStart={({ dataTransfer }) => {
                    dataTransfer.setData('application/x-recado-block', item)
                    dataTransfer.effectAllowed = 'copy'
                  }}
                  onClick={() => place(item)}
                  className="flex h-8 w-full cursor-grab items-center gap-2 rounded-4 px-2 text-left text-13 hover:bg-hover pointer-coarse:h-10"
                >
                  <Icon size={14} className="shrink-0 text-ink-faint" aria-hidden />
                  <span className="truncate">{t(`blocks.${item}.name`)}</span>
                </button>
              )
            })}
          </section>
        ))}
      </Scroller>
    </nav>
  )
})

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
