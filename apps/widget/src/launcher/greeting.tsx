import { CloseIcon } from '../design/icons.tsx'
import { useWidget, useWidgetState } from './widget-context.ts'

/** The inbox's greeting beside the launcher. */
export function Greeting({ onDismiss }: { onDismiss(): void }) {
  const { open, t } = useWidget()
  const { brand, settings } = useWidgetState(({ config }) => config)
  return (
    <section class="greeting" aria-label={t('greeting.label', { company: brand.name })}>
      <button type="button" class="greeting-text" onClick={open}>
        <strong>{brand.name}</strong>
        <span dir="auto">{settings.greeting}</span>
      </button>
      <button type="button" class="icon-button" aria-label={t('greeting.dismiss')} onClick={onDismiss}>
        <CloseIcon size={16} />
      </button>
    </section>
  )
}
