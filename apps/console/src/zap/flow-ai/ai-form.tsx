import { FLOW_AI_KINDS, FlowAiBody, type FlowAiView } from '@recado/contracts/flow-ai'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { Select } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { DeleteByName } from '../../forms/delete-by-name.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { AiTrial } from './ai-trial.tsx'
import { type AiValues, bodyOf } from './ai-values.ts'
import { deleteFlowAi, flowAiQuery, putFlowAi } from './flow-ai.api.ts'

const Form = z.preprocess((values) => bodyOf(values as AiValues), FlowAiBody)

/** A company's own model: provider, address, key and how many answers a day. */
export function AiForm({ own }: { own: FlowAiView['own'] }) {
  const { t } = useTranslation(['flow-settings', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<AiValues>({
    resolver: contractResolver(Form),
    defaultValues: {
      kind: own?.kind ?? 'anthropic',
      model: own?.model ?? '',
      base_url: own?.base_url ?? '',
      api_key: '',
      daily_answers: own?.daily_answers?.toString() ?? '',
    },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const kind = form.watch('kind')
  const submit = form.handleSubmit(async (values) => {
    try {
      queries.setQueryData(flowAiQuery(http).queryKey, await putFlowAi(http, FlowAiBody.parse(bodyOf(values))))
      toast({ text: t('ai.saved') })
    } catch (error) {
      showProblem(form, error, { flow_ai_key_missing: 'api_key' })
    }
  })
  return (
    <Card title={t('ai.own')} description={t('ai.own_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Controller
          control={form.control}
          name="kind"
          render={({ field: { value, onChange } }) => (
            <Field label={t('ai.provider')}>
              <Select
                value={value}
                onChange={onChange}
                options={FLOW_AI_KINDS.map((one) => ({
                  value: one,
                  label: t(`ai.kinds.${one}.name`),
                  detail: t(`ai.kinds.${one}.detail`),
                }))}
              />
            </Field>
          )}
        />
        {kind === 'compatible' && (
          <Field label={t('ai.base_url')} error={errors.base_url?.message} hint={t('ai.base_url_hint')}>
            <Input {...form.register('base_url')} type="url" autoComplete="off" placeholder="https://" />
          </Field>
        )}
        <Field label={t('ai.model')} error={errors.model?.message} hint={t(`ai.kinds.${kind}.model_hint`)}>
          <Input {...form.register('model')} autoComplete="off" spellCheck={false} />
        </Field>
        <Field
          label={t('ai.key')}
          error={errors.api_key?.message}
          hint={t(own === null ? 'ai.key_hint' : 'ai.key_kept')}
        >
          <PasswordInput {...form.register('api_key')} autoComplete="off" data-1p-ignore />
        </Field>
        <Field label={t('ai.daily')} error={errors.daily_answers?.message} hint={t('ai.daily_hint')}>
          <Input {...form.register('daily_answers')} inputMode="numeric" className="max-w-40" autoComplete="off" />
        </Field>
        <AiTrial form={form} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" kind="primary" busy={isSubmitting} disabled={!isDirty}>
            {t('common:actions.save')}
          </Button>
          {own !== null && (
            <DeleteByName
              name={own.model}
              changes={['flow-ai']}
              texts={{
                action: t('ai.remove'),
                title: t('ai.remove_title'),
                text: t('ai.remove_text'),
                deleted: t('ai.removed'),
              }}
              remove={() => deleteFlowAi(http)}
              onDeleted={() => undefined}
            />
          )}
        </div>
      </form>
    </Card>
  )
}
