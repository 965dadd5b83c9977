import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import { Snippet } from '../../design/snippet.tsx'
import { PAGE_SNIPPET, SERVER_SNIPPETS } from './identity-snippets.ts'

/** What the site's programmer pastes, in the language of their server. */
export function IdentityGuide() {
  const { t } = useTranslation('inboxes')
  const [language, setLanguage] = useState(SERVER_SNIPPETS[0]?.language ?? '')
  const chosen = SERVER_SNIPPETS.find((snippet) => snippet.language === language)
  return (
    <details className="text-13">
      <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">{t('identity.guide')}</summary>
      <div className="mt-3 grid gap-4">
        <div className="max-w-52">
          <Field label={t('identity.language')}>
            <Select
              value={language}
              onChange={setLanguage}
              options={SERVER_SNIPPETS.map((snippet) => ({ value: snippet.language, label: snippet.language }))}
            />
          </Field>
        </div>
        {chosen && <Snippet label={t('identity.on_server')} code={chosen.code} />}
        <Snippet label={t('identity.on_page')} code={PAGE_SNIPPET} />
      </div>
    </details>
  )
}
