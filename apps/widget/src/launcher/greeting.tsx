import { useEffect, useState } from 'preact/hooks'
import type { PageStorage } from '../client/page-storage.ts'
import { CloseIcon } from '../design/icons.tsx'
import { useWidget, useWidgetState } from './widget-context.ts'

/** Late enough that the page has been looked at. */
const AFTER_MS = 4_000
const DISMISSED = 'greeting'

/** The inbox's greeting beside the launcher, for somebody who has not been here; dismissed it does not come back. */
export function Greeting({ storage }: { storage: PageStorage }) {
  const { open, t } = useWidget()
  const { brand, settings, open_now: isOpenNow } = useWidgetState(({ config }) => config)
  const { greeting } = settings
  const [shown, show] = useState(false)
  const wanted = isOpenNow && greeting !== '' && storage.get(DISMISSED) !== greeting && storage.get('token') === null
  useEffect(() => {
    if (!wanted) return
    const timer = setTimeout(() => show(true), AFTER_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  if (!shown || !wanted) return null
  const dismiss = () => {
    storage.set(DISMISSED, greeting)
    show(false)
  }
  return (
    <section class="greeting" aria-label={t('greeting.label', { company: brand.name })}>
      <button type="button" class="greeting-text" onClick={open}>
        <strong>{brand.name}</strong>
        <span>{greeting}</span>
      </button>
      <button type="button" class="icon-button" aria-label={t('greeting.dismiss')} onClick={dismiss}>
        <CloseIcon size={16} />
      </button>
    </section>
  )
}
