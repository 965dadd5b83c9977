import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'

interface RowsProps<Item> {
  label: string
  items: readonly Item[]
  /** What one of them is called, with its number. */
  nameOf(item: Item, index: number): string
  keyOf(item: Item, index: number): string
  onChange(items: Item[]): void
  /** Undefined where no more may be added. */
  create: (() => Item) | undefined
  add: string
  least?: number
  /** Each in a frame under its name, for what needs the panel's whole width. */
  framed?: boolean
  /** Off where their order says nothing. Default true. */
  ordered?: boolean
  children(item: Item, change: (item: Item) => void, index: number): ReactNode
}

/** Things in order: each can be changed, moved and taken away. */
export function Rows<Item>({
  label,
  items,
  nameOf,
  keyOf,
  onChange,
  create,
  add,
  least = 0,
  framed = false,
  ordered = true,
  children,
}: RowsProps<Item>) {
  const { t } = useTranslation('flow-builder')
  const swap = (a: number, b: number) => {
    const next = [...items]
    const [first, second] = [items[a], items[b]]
    if (first === undefined || second === undefined) return
    next[a] = second
    next[b] = first
    onChange(next)
  }
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-13 font-medium">{label}</legend>
      {items.map((item, index) => (
        <div
          key={keyOf(item, index)}
          className={framed ? 'grid gap-2 rounded-8 border border-line p-3' : 'flex items-start gap-1'}
        >
          <div className={clsx('flex', framed ? 'items-center' : 'order-2 pt-0.5')}>
            {framed && <p className="flex-1 text-12 font-medium text-ink-soft">{nameOf(item, index)}</p>}
            {ordered && items.length > 1 && (
              <>
                <IconButton
                  icon={ArrowUp}
                  label={t('panel.move_up', { name: nameOf(item, index) })}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('panel.move_down', { name: nameOf(item, index) })}
                  disabled={index === items.length - 1}
                  onClick={() => swap(index, index + 1)}
                />
              </>
            )}
            <IconButton
              icon={Trash2}
              label={t('panel.remove', { name: nameOf(item, index) })}
              disabled={items.length <= least}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            />
          </div>
          <div className="grid min-w-0 flex-1 gap-2">
            {children(item, (next) => onChange(items.map((other, at) => (at === index ? next : other))), index)}
          </div>
        </div>
      ))}
      {create && (
        <Button size="small" className="justify-self-start" onClick={() => onChange([...items, create()])}>
          <Plus size={14} aria-hidden />
          {add}
        </Button>
      )}
    </fieldset>
  )
}
