import type { AdvisorOptions, AdvisorSettings } from '@recado/contracts/advisor'
import { type ANALYSIS_DEPTHS, CreateExecutionBody, MAX_PROBLEM_CHARACTERS } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ApiProblem } from '../../api/api-problem.ts'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Picker } from '../../design/picker.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { createExecution, EXECUTIONS } from '../consultor.api.ts'
import type { FactDraft } from '../facts/fact-draft.ts'
import { parseAmount } from '../facts/parse-amount.ts'
import { keepTypedFacts } from '../facts/typed-facts.ts'
import { DepthPicker } from './depth-picker.tsx'
import { ExamplePicker } from './example-picker.tsx'
import { LimitReached } from './limit-reached.tsx'
import { MissingFields } from './missing-fields.tsx'
import { PlanLeft } from './plan-left.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { usePreview } from './use-preview.ts'

type Values = z.input<typeof CreateExecutionBody> & {
  problem_description: string
  business_type: string
  analysis_depth: (typeof ANALYSIS_DEPTHS)[number]
  use_company_figures: boolean
}

interface AskFormProps {
  options: AdvisorOptions
  settings: AdvisorSettings
  begin: Pick<Values, 'problem_description' | 'business_type' | 'analysis_depth'>
}

/** What is asked on the left; what is understood of it so far on the right. */
export function AskForm({ options, settings, begin }: AskFormProps) {
  const { t, i18n } = useTranslation('consultor')
  const { http } = useServices()
  const format = useFormat()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Readonly<Record<string, FactDraft>>>({})
  const [refused, setRefused] = useState<ApiProblem>()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(CreateExecutionBody),
    defaultValues: { ...begin, use_company_figures: settings.company_figures },
  })
  const { errors, isSubmitting } = form.formState
  const [problem, trade] = form.watch(['problem_description', 'business_type'])
  const preview = usePreview(problem, trade)
  // Only numbers count; an empty field was not answered.
  const answers = Object.values(typed).filter(({ value }) => parseAmount(value, i18n.language) !== undefined)
  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined)
    try {
      const made = await createExecution(http, {
        ...values,
        // Figures from the fields are put into the table: the run waits there for them.
        confirm: answers.length > 0 ? 'always' : settings.confirm,
        use_company_figures: settings.company_figures && values.use_company_figures,
      })
      keepTypedFacts(made.execution_id, answers)
      void queries.invalidateQueries({ queryKey: [EXECUTIONS] })
      void queries.invalidateQueries({ queryKey: ['advisor', 'options'] })
      form.reset(values)
      await navigate({
        to: '/consultor/$executionId',
        params: { executionId: wireId(ExecutionId, made.execution_id) },
      })
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 402) setRefused(error)
      else showProblem(form, error)
    }
  })
  const trades = [
    { value: '', label: t('trade_unknown') },
    ...options.business_types.map(({ label }) => ({ value: label, label })),
  ]
  return (
    <form noValidate onSubmit={submit} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px] lg:items-start">
      <div className="grid min-w-0 gap-5">
        <FormError error={errors.root} />
        {refused && <LimitReached problem={refused} />}
        <Field
          label={t('problem')}
          hint={t('problem_hint')}
          error={errors.problem_description?.message}
          aside={
            problem.length > MAX_PROBLEM_CHARACTERS / 2 && (
              <span className="text-12 text-ink-faint">
                {t('characters', {
                  used: format.number(problem.length),
                  most: format.number(MAX_PROBLEM_CHARACTERS),
                })}
              </span>
            )
          }
        >
          <Textarea
            {...form.register('problem_description')}
            rows={8}
            className="max-h-120 min-h-44 text-16 leading-6"
            placeholder={t('problem_placeholder')}
          />
        </Field>
        {problem.trim() === '' && (
          <ExamplePicker
            options={options}
            trade={trade}
            onPick={(example) => {
              form.setValue('problem_description', example.problem_description, { shouldDirty: true })
              form.setValue('business_type', example.business_type, { shouldDirty: true })
            }}
          />
        )}
        <div className="grid gap-5 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="business_type"
            render={({ field: { value, onChange } }) => (
              <Field label={t('trade')} hint={t('trade_hint')}>
                <Picker label={t('trade')} value={value} onChange={onChange} options={trades} />
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="analysis_depth"
            render={({ field: { value, onChange } }) => (
              <DepthPicker options={options} value={value} onChange={onChange} />
            )}
          />
        </div>
        {preview.data !== undefined && preview.data.needs.length > 0 && (
          <MissingFields
            needs={preview.data.needs}
            typed={typed}
            onType={(draft) => setTyped((before) => ({ ...before, [draft.metric]: draft }))}
          />
        )}
        <CheckRow
          {...form.register('use_company_figures', { disabled: !settings.company_figures })}
          label={t('own_figures')}
          hint={t(settings.company_figures ? 'own_figures_hint' : 'own_figures_off')}
        />
        <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-5">
          <PlanLeft options={options} />
          <Button type="submit" kind="primary" size="large" busy={isSubmitting} disabled={problem.trim() === ''}>
            {t('send')}
            {!isSubmitting && <ArrowRight size={16} aria-hidden />}
          </Button>
        </div>
      </div>
      <ReadingPanel problem={problem} preview={preview} answered={answers.length} />
    </form>
  )
}
