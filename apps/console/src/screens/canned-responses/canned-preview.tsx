import { readTemplate, type TemplateVariable } from '@recado/contracts/templates'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session/me-context.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'

/** The text as a customer would get it, with an example's values and the writer's own name. */
export function CannedPreview({ body }: { body: string }) {
  const { t } = useTranslation('canned-responses')
  const values = useExampleValues()
  const parts = readTemplate(body)
  const unknown = parts.filter(({ kind }) => kind === 'unknown')
  return (
    <div className="grid gap-2">
      <p className="text-13 font-medium">{t('preview')}</p>
      <div className="min-h-20 rounded-8 bg-sunken p-3">
        {body.trim() === '' ? (
          <p key="empty" className="text-13 text-ink-faint">
            {t('preview_empty')}
          </p>
        ) : (
          <p
            // Not the line above with another class: in the dark theme Chromium 156 keeps its colour for what stands in this.
            key="text"
            className="w-fit max-w-full rounded-8 bg-accent px-3 py-2 text-14 wrap-anywhere whitespace-pre-wrap text-accent-on"
          >
            {parts.map((part, index) =>
              part.kind === 'text' ? (
                part.text
              ) : (
                <span
                  // Parts have no identity but their place.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  key={index}
                  className={part.kind === 'variable' ? 'font-semibold' : 'line-through opacity-80'}
                >
                  {part.kind === 'variable' ? values[part.name] : part.text}
                </span>
              ),
            )}
          </p>
        )}
      </div>
      {unknown.length > 0 && (
        <p role="status" className="text-12 text-warn">
          {t('unknown', { names: unknown.map(({ text }) => text).join(', ') })}
        </p>
      )}
    </div>
  )
}

function useExampleValues(): Record<TemplateVariable, string> {
  const { t } = useTranslation('canned-responses')
  const me = useMe()
  const config = useTenantConfig()
  const [firstName = me.name] = me.name.split(' ')
  return {
    'contact.first_name': t('example.first_name'),
    'contact.name': t('example.name'),
    'contact.email': t('example.email'),
    'contact.phone': t('example.phone'),
    'agent.first_name': firstName,
    'agent.name': me.name,
    'conversation.protocol': `${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-0001`,
    'inbox.name': t('example.inbox'),
    'company.name': me.tenant?.name ?? config.name,
  }
}
