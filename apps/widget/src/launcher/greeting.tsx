import { CloseIcon } from '../design/icons.tsx'
import { useWidget, useWidgetState } from './widget-context.ts'

/** What is said beside the launcher: the inbox's greeting, or how a flow begins that speaks first. */
export function Greeting({ text, onOpen, onDismiss }: { text?: string; onOpen?(): void; onDismiss(): void }) {
  const { open, t } = useWidget()
  const { brand, settings } = useWidgetState(({ config }) => config)
  return (
    <section class="greeting" aria-label={t('greeting.label', { company: brand.name })}>
      <button type="button" class="greeting-text" onClick={onOpen ?? open}>
        <strong>{brand.name}</strong>
        <span dir="auto">{text ?? settings.greeting}</span>
      </button>
      <button type="button" class="icon-button" aria-label={t('greeting.dismiss')} onClick={onDismiss}>
        <CloseIcon size={16} />
      </button>
    </section>
  )
}
