import { CAR_PAGES, SEARCH_WORDS } from '@recado/contracts/car-pages'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

/** Search in plain words: an ordinary form, which works before any script does. */
export function SearchBox({ words = '', examples = true }: { words?: string; examples?: boolean }) {
  const { t } = usePage()
  const suggestions = [t('search.example_1'), t('search.example_2'), t('search.example_3')]
  return (
    <search class="search">
      <form action={CAR_PAGES.results} method="get" class="search-form">
        <label class="unseen" for="search-words">
          {t('search.label')}
        </label>
        <input
          id="search-words"
          name={SEARCH_WORDS}
          type="search"
          required
          maxLength={300}
          defaultValue={words}
          placeholder={t('search.placeholder')}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="button" aria-label={t('search.submit')}>
          <Icon name="search" />
          <span class="search-word" aria-hidden="true">
            {t('search.submit')}
          </span>
        </button>
      </form>
      {examples && (
        <p class="examples">
          <span>{t('search.try')}</span>
          {suggestions.map((suggestion) => (
            <a
              key={suggestion}
              class="chip"
              rel="nofollow"
              href={`${CAR_PAGES.results}?${new URLSearchParams({ [SEARCH_WORDS]: suggestion })}`}
            >
              {suggestion}
            </a>
          ))}
        </p>
      )}
    </search>
  )
}
