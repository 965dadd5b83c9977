import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { Faces } from './faces.tsx'

/** What somebody sees who has written nothing: a greeting, who answers, and where to write. */
export function Hero({ leavesMessage }: { leavesMessage: boolean }) {
  const { t, locale } = useWidget()
  const { settings, team } = useWidgetState(({ config }) => config)
  const faces = team.map(({ first_name: name, photo_url: photo }) => ({ name, photo }))
  return (
    <div class="hero">
      {faces.length > 0 && <Faces of={faces} />}
      <p class="hero-greeting" dir="auto">
        {settings.greeting || t('hero.hello')}
      </p>
      {faces.length > 0 && (
        <p class="soft">
          {t('hero.team', { names: new Intl.ListFormat(locale).format(faces.map(({ name }) => name)) })}
        </p>
      )}
      {!leavesMessage && <p class="soft">{t('hero.write')}</p>}
    </div>
  )
}
