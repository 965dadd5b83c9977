import type { TenantChoice } from '@recado/contracts/me'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Avatar } from '../../design/avatar.tsx'
import { Button } from '../../design/button.tsx'
import { AuthHeading } from './auth-heading.tsx'

interface TenantChoicesProps {
  choices: readonly z.output<typeof TenantChoice>[]
  onChoose(slug: string): Promise<void>
  onBack(): void
}

/** For somebody of several companies, when the host does not say which one is meant. */
export function TenantChoices({ choices, onChoose, onBack }: TenantChoicesProps) {
  const { t } = useTranslation('auth')
  const [busy, setBusy] = useState(false)
  return (
    <>
      <AuthHeading title={t('choice.title')}>{t('choice.text')}</AuthHeading>
      <ul className="overflow-hidden rounded-8 border border-line bg-surface">
        {choices.map(({ tenant_id, slug, name, console_url }) => (
          <li key={tenant_id} className="border-b border-line last:border-0">
            <button
              type="button"
              disabled={busy}
              onClick={async () => {
                setBusy(true)
                await onChoose(slug)
                setBusy(false)
              }}
              className="flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 disabled:opacity-60"
            >
              <Avatar name={name} />
              <span className="grid min-w-0 flex-1">
                <span className="truncate font-medium">{name}</span>
                <span className="truncate text-12 text-ink-faint">{new URL(console_url).host}</span>
              </span>
              <ChevronRight size={16} className="text-ink-faint" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button kind="ghost" onClick={onBack} className="mt-4">
        {t('choice.back')}
      </Button>
    </>
  )
}
