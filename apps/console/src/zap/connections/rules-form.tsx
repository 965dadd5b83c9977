import { type ConnectionView, GroupRule, UpdateConnectionBody } from '@recado/contracts/whatsapp'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { connectionQuery, updateConnection } from './connections.api.ts'

const DAYS = [0, 7, 30, 90] as const

interface RuleValues {
  name: string
  groups: GroupRule
  history_days: (typeof DAYS)[number]
}

const Form = z.preprocess((values) => values, UpdateConnectionBody)

/** What it is called, what it does with groups, and how far back it reads when a phone is linked. */
export function RulesForm({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation(['connections', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const { id, name, groups, driver } = connection
  const form = useGuardedForm<RuleValues>({
    resolver: contractResolver(Form),
    defaultValues: { name, groups, history_days: DAYS.find((days) => days === connection.history_days) ?? 7 },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      queries.setQueryData(connectionQuery(http, id).queryKey, await updateConnection(http, id, values))
      void queries.invalidateQueries({ queryKey: [CONNECTIONS, 'all'] })
      toast({ text: t('rules.saved') })
    } catch (error) {
      showProblem(form, error, { inbox_taken: 'name' })
    }
  })
  return (
    <Card title={t('rules.title')} description={t('rules.text')}>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={80} />
        </Field>
        {driver !== 'cloud' && (
          <>
            <Controller
              control={form.control}
              name="groups"
              render={({ field: { value, onChange } }) => (
                <Field label={t('rules.groups')} hint={t('rules.groups_hint')}>
                  <Select
                    value={value}
                    onChange={onChange}
                    options={GroupRule.options.map((rule) => ({
                      value: rule,
                      label: t(`rules.group.${rule}.name`),
                      detail: t(`rules.group.${rule}.text`),
                    }))}
                  />
                </Field>
              )}
            />
            <Controller
              control={form.control}
              name="history_days"
              render={({ field: { value, onChange } }) => (
                <Field label={t('rules.history')} hint={t('rules.history_hint')}>
                  <Select
                    value={String(value)}
                    onChange={(next) => onChange(Number(next))}
                    options={DAYS.map((days) => ({
                      value: String(days),
                      label: days === 0 ? t('rules.no_history') : t('rules.days', { count: days }),
                    }))}
                  />
                </Field>
              )}
            />
          </>
        )}
        <Button type="submit" kind="primary" busy={isSubmitting} disabled={!isDirty} className="justify-self-start">
          {t('common:actions.save')}
        </Button>
      </form>
    </Card>
  )
}
