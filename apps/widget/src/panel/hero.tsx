import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { Faces } from './faces.tsx'

/** What somebody sees who has written nothing: a greeting, who answers, and where to write. */
export function Hero({ leavesMessage }: { leavesMessage: boolean }) {
  const { t, locale } = useWidget()
  const { settings, team } = useWidgetState(({ config }) => config)
  const names = team.map(({ first_name: name }) => name)
  return (
    <div class="hero">
      {names.length > 0 && <Faces names={names} />}
      <p class="hero-greeting" dir="auto">
        {settings.greeting || t('hero.hello')}
      </p>
      {names.length > 0 && <p class="soft">{t('hero.team', { names: new Intl.ListFormat(locale).format(names) })}</p>}
      {!leavesMessage && <p class="soft">{t('hero.write')}</p>}
    </div>
  )
}
