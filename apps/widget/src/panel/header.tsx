import type { View } from '../client/widget-state.ts'
import { CloseIcon } from '../design/icons.tsx'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { Faces } from './faces.tsx'
import { BackIcon, BellIcon, BellOffIcon } from './panel-icons.tsx'
import { useOpening } from './use-opening.ts'

/** Whose conversation it is, how soon somebody answers, and the way out. */
export function Header({ view }: { view: View | undefined }) {
  const { state, close, mute, t } = useWidget()
  const { brand, settings, team } = useWidgetState(({ config }) => config)
  const count = useWidgetState(({ conversations }) => conversations.length)
  const muted = useWidgetState((now) => now.muted)
  const { isOpen, text } = useOpening()
  const leadsBack = view?.name === 'thread' && (count > 1 || (count === 1 && view.id === null))
  const faces = team.map(({ first_name: name, photo_url: photo }) => ({ name, photo }))
  return (
    <header class="header">
      {leadsBack && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('panel.back')}
          onClick={() => state.set({ view: { name: 'list' } })}
        >
          <BackIcon />
        </button>
      )}
      {faces.length > 0 && <Faces of={faces.slice(0, 3)} />}
      <div class="header-text">
        <h2>{brand.name}</h2>
        <p>{isOpen ? settings.reply_time_text : text}</p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-pressed={muted}
        aria-label={t(muted ? 'panel.unmute' : 'panel.mute')}
        onClick={() => mute(!muted)}
      >
        {muted ? <BellOffIcon /> : <BellIcon />}
      </button>
      <button type="button" class="icon-button" aria-label={t('panel.close')} onClick={close}>
        <CloseIcon />
      </button>
    </header>
  )
}
