import type { ListOnPage } from '@recado/contracts/car-pages'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

/** How typed words were read, and which of them were not. */
export function Reading({ read: { understood, not_understood } }: { read: NonNullable<ListOnPage['read']> }) {
  const { t } = usePage()
  return (
    <div class="reading">
      {understood.length > 0 && (
        <p>
          <span>{t('search.understood')}</span>
          {understood.map(({ text, words }) => (
            <span key={text + words} class="chip chip-said">
              {text}
            </span>
          ))}
        </p>
      )}
      {not_understood.length > 0 && (
        <p class="reading-missed">
          <Icon name="alert" />
          <span>{t('search.missed', { words: not_understood.map((words) => `“${words}”`).join(', ') })}</span>
        </p>
      )}
    </div>
  )
}
