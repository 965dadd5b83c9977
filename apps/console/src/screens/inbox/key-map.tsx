import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/dialog.tsx'
import { Kbd } from '../../design/kbd.tsx'

const KEYS = [
  ['next', ['J']],
  ['previous', ['K']],
  ['reply', ['Enter', 'R']],
  ['note', ['N']],
  ['canned', ['/']],
  ['resolve', ['E']],
  ['take_next', ['P']],
  ['hand_on', ['T']],
  ['begin', ['C']],
  ['snooze', ['S']],
  ['labels', ['L']],
  ['assign', ['A']],
  ['assign_somebody', ['Shift+A']],
  ['search', ['F']],
  ['palette', ['Mod+K']],
  ['list', ['Escape']],
  ['help', ['?']],
] as const

/** Every key of the inbox. */
export function KeyMap({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('inbox')
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('keys.title')} description={t('keys.description')}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="flex items-center justify-between gap-3 text-13">
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="flex gap-1.5">
              {keys.map((key) => (
                <span key={key}>
                  <span className="sr-only">{key}</span>
                  <Kbd keys={key} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
