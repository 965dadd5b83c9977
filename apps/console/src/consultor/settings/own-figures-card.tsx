import type { AdvisorSettings } from '@recado/contracts/advisor'
import { CONFIRM_MODES, type ConfirmMode } from '@recado/contracts/executions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import { Switch } from '../../design/switch.tsx'
import { useServices } from '../../services.ts'
import { capitalise } from '../capitalise.ts'
import { figuresQuery, putSettings, settingsQuery } from '../consultor.api.ts'
import { OwnLink } from '../own-link.tsx'

/** Whether the board may look at the company's own figures, which they are, and whether it stops to be confirmed. */
export function OwnFiguresCard({ settings }: { settings: AdvisorSettings }) {
  const { t, i18n } = useTranslation('consultor')
  const { http } = useServices()
  const queries = useQueryClient()
  const id = useId()
  const figures = useQuery(figuresQuery(http))
  const save = useAct({
    run: (changes: Partial<AdvisorSettings>) =>
      putSettings(http, { company_figures: settings.company_figures, confirm: settings.confirm, ...changes }),
    changes: ['advisor'],
    done: () => ({ text: t('config.saved') }),
    after: (_, stored) => queries.setQueryData(settingsQuery(http).queryKey, stored),
  })
  return (
    <Card title={t('config.figures.title')} description={t('config.figures.text')}>
      <div className="grid gap-5">
        <div className="flex items-start gap-3">
          <Switch
            id={id}
            checked={save.variables?.company_figures ?? settings.company_figures}
            onChange={(company_figures) => save.mutate({ company_figures })}
            disabled={save.isPending}
            aria-describedby={`${id}-hint`}
          />
          <div className="grid gap-0.5">
            <label htmlFor={id} className="text-13 font-medium">
              {t('config.figures.allow')}
            </label>
            <p id={`${id}-hint`} className="text-12 text-ink-faint">
              {t('config.figures.allow_hint')}
            </p>
          </div>
        </div>
        {settings.company_figures && figures.data !== undefined && (
          <div className="grid gap-2 rounded-8 border border-line">
            {figures.data.items.length > 0 && (
              <ul aria-label={t('config.figures.list')}>
                {figures.data.items.map(({ fact_id, metric, label, subject, text, link }) => (
                  <li
                    key={fact_id}
                    className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2.5 text-13 last:border-0"
                  >
                    <span className="grid gap-0.5">
                      {metric !== 'other' &&
                        capitalise(subject === null ? label : `${label} · ${subject}`, i18n.language)}
                      {link && <OwnLink link={link} />}
                    </span>
                    <span className="font-medium">{text}</span>
                  </li>
                ))}
              </ul>
            )}
            {figures.data.without_data.length > 0 && (
              <p className="px-4 py-2.5 text-12 text-ink-faint">
                {t('config.figures.without', {
                  sources: figures.data.without_data.map(({ label }) => label).join(', '),
                })}
              </p>
            )}
          </div>
        )}
        <div className="max-w-100">
          <Field label={t('config.confirm.label')} hint={t('config.confirm.hint')}>
            <Select
              value={settings.confirm}
              onChange={(confirm) => save.mutate({ confirm: confirm as ConfirmMode })}
              options={CONFIRM_MODES.map((mode) => ({
                value: mode,
                label: t(`config.confirm.modes.${mode}.label`),
                detail: t(`config.confirm.modes.${mode}.detail`),
              }))}
            />
          </Field>
        </div>
      </div>
    </Card>
  )
}
