import type { CrmChoices, CrmMapping } from '@recado/contracts/crm'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { type Crm, changeCrm, crmKeys, listCrmChoices } from './crm.api.ts'

/** How a lead becomes a deal, chosen from what the CRM has. */
export function MappingCard({ crm }: { crm: Crm }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: crmKeys.choices,
    queryFn: () => listCrmChoices(http),
    staleTime: 300_000,
    retry: false,
  })
  return (
    <Card title={t('crm.mapping')} description={t('crm.mapping_text')}>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-40" />
        )
      ) : (
        <MappingForm stored={crm.mapping} choices={data} />
      )}
    </Card>
  )
}

const NONE = 'none'
const STAGES = ['new', 'contacted', 'visit'] as const
const FIELDS = ['car', 'price', 'portal', 'reference'] as const

function MappingForm({ stored, choices }: { stored: CrmMapping; choices: CrmChoices }) {
  const { t } = useTranslation(['stock-settings', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const [mapping, setMapping] = useState(stored)
  const save = useAct({
    run: () => changeCrm(http, { mapping }),
    changes: [],
    done: () => ({ text: t('crm.saved') }),
    after: (_, crm) => queries.setQueryData(crmKeys.connection, crm),
  })
  const pipeline = choices.pipelines.find(({ id }) => id === mapping.pipeline_id)
  const options = (named: readonly { id: string; name: string }[], none?: string) => [
    ...(none === undefined ? [] : [{ value: NONE, label: none }]),
    ...named.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const chosen = (value: string) => (value === NONE ? null : value)
  const choosePipeline = (id: string) => {
    const first = choices.pipelines.find((one) => one.id === id)?.stages[0]?.id ?? null
    setMapping({ ...mapping, pipeline_id: id, stages: { new: first, contacted: null, visit: null } })
  }
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('crm.pipeline')}>
          <Select value={mapping.pipeline_id ?? NONE} onChange={choosePipeline} options={options(choices.pipelines)} />
        </Field>
        {STAGES.map((stage) => (
          <Field key={stage} label={t(`crm.stage_${stage}`)}>
            <Select
              value={mapping.stages[stage] ?? NONE}
              onChange={(value) => setMapping({ ...mapping, stages: { ...mapping.stages, [stage]: chosen(value) } })}
              options={options(pipeline?.stages ?? [], stage === 'new' ? undefined : t('crm.same'))}
            />
          </Field>
        ))}
        <Field label={t('crm.source')}>
          <Select
            value={mapping.source_id ?? NONE}
            onChange={(value) => setMapping({ ...mapping, source_id: chosen(value) })}
            options={options(choices.sources, t('crm.no_source'))}
          />
        </Field>
        <Field label={t('crm.owner')}>
          <Select
            value={mapping.owner_id ?? NONE}
            onChange={(value) => setMapping({ ...mapping, owner_id: chosen(value) })}
            options={options(choices.owners, t('crm.nobody'))}
          />
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="text-13 font-medium">{t('crm.fields')}</legend>
        <p className="text-12 text-ink-faint">{t('crm.fields_text')}</p>
        <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {FIELDS.map((field) => (
            <Field key={field} label={t(`crm.field_${field}`)}>
              <Input
                value={mapping.fields[field]}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) =>
                  setMapping({ ...mapping, fields: { ...mapping.fields, [field]: target.value } })
                }
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" kind="primary" busy={save.isPending}>
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  )
}
