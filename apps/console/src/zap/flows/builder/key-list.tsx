import { Keyboard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Kbd } from '../../../design/kbd.tsx'
import { Popover } from '../../../design/popover.tsx'

const KEYS = [
  ['add', 'A'],
  ['undo', 'Mod+Z'],
  ['redo', 'Mod+Shift+Z'],
  ['copy', 'Mod+C'],
  ['paste', 'Mod+V'],
  ['duplicate', 'Mod+D'],
  ['delete', 'Delete'],
  ['choose_all', 'Mod+A'],
  ['group', 'Mod+G'],
  ['ungroup', 'Mod+Shift+G'],
  ['find', 'Mod+F'],
  ['open', 'Enter'],
  ['move', 'ArrowRight'],
  ['move_far', 'Shift+ArrowRight'],
  ['fit', '1'],
  ['zoom', 'Plus'],
  ['test', 'Mod+Enter'],
  ['leave', 'Escape'],
] as const

/** Every key of the builder. */
export function KeyList() {
  const { t } = useTranslation('flow-builder')
  return (
    <Popover
      label={t('keys.title')}
      side="top"
      align="end"
      trigger={
        <Button kind="ghost" size="icon" aria-label={t('keys.title')} title={t('keys.title')}>
          <Keyboard size={16} aria-hidden />
        </Button>
      }
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{t(`keys.${name}`)}</dt>
            <dd>
              <Kbd keys={keys} />
              <span className="sr-only">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}
