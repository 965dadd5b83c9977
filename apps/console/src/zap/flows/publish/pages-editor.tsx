import { type FlowStart, PAGE_MATCHES } from '@recado/contracts/flow-starts'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'

type Page = Extract<FlowStart, { kind: 'page_url' }>['pages'][number]

/** On which pages a flow speaks first: any of the rules; without one, on every page. */
export function PagesEditor({ pages, onChange }: { pages: readonly Page[]; onChange(pages: Page[]): void }) {
  const { t } = useTranslation('flows')
  const write = (index: number, page: Page) => onChange(pages.map((other, at) => (at === index ? page : other)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-medium">{t('starts.pages')}</legend>
      {pages.length === 0 && <p className="text-12 text-ink-soft">{t('starts.every_page')}</p>}
      {pages.map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place, two may say the same while they are typed
        <div key={index} className="grid grid-cols-[minmax(0,160px)_minmax(0,1fr)_auto] items-center gap-1.5">
          <Select
            aria-label={t('starts.page_match', { number: index + 1 })}
            value={page.match}
            options={PAGE_MATCHES.map((value) => ({ value, label: t(`starts.page_matches.${value}`) }))}
            onChange={(match) =>
              write(index, { ...page, match: PAGE_MATCHES.find((one) => one === match) ?? 'begins' })
            }
          />
          <Input
            aria-label={t('starts.page_value', { number: index + 1 })}
            placeholder={t('starts.page_example')}
            value={page.value}
            maxLength={500}
            spellCheck={false}
            onChange={({ target }) => write(index, { ...page, value: target.value })}
          />
          <IconButton
            icon={Trash2}
            label={t('starts.remove_page', { number: index + 1 })}
            onClick={() => onChange(pages.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {pages.length < 50 && (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => onChange([...pages, { match: 'begins', value: '/' }])}
        >
          <Plus size={14} aria-hidden />
          {t('starts.add_page')}
        </Button>
      )}
    </fieldset>
  )
}
