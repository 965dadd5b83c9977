import { AdvisorModelBody, type AdvisorModelView } from '@recado/contracts/advisor'
import { FLOW_AI_KINDS } from '@recado/contracts/flow-ai'
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
import { deleteModel, modelQuery, putModel } from '../consultor.api.ts'
import { bodyOfModel, type ModelValues } from './model-values.ts'

const Form = z.preprocess((values) => bodyOfModel(values as ModelValues), AdvisorModelBody)

/** A company's own model: provider, address and key, which is sealed and shown to nobody again. */
export function ModelForm({ own }: { own: AdvisorModelView['own'] }) {
  const { t } = useTranslation(['consultor-settings', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<ModelValues>({
    resolver: contractResolver(Form),
    defaultValues: {
      ...{ kind: own?.kind ?? 'anthropic', model: own?.model ?? '', base_url: own?.base_url ?? '', api_key: '' },
    },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const kind = form.watch('kind')
  const submit = form.handleSubmit(async (values) => {
    try {
      queries.setQueryData(modelQuery(http).queryKey, await putModel(http, AdvisorModelBody.parse(bodyOfModel(values))))
      void queries.invalidateQueries({ queryKey: ['advisor', 'options'] })
      toast({ text: t('model.saved') })
    } catch (error) {
      showProblem(form, error, { advisor_model_key_missing: 'api_key' })
    }
  })
  return (
    <Card title={t('model.title')} description={t('model.text')}>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Controller
          control={form.control}
          name="kind"
          render={({ field: { value, onChange } }) => (
            <Field label={t('model.provider')}>
              <Select
                value={value}
                onChange={onChange}
                options={FLOW_AI_KINDS.map((one) => ({
                  value: one,
                  label: t(`model.kinds.${one}.name`),
                  detail: t(`model.kinds.${one}.detail`),
                }))}
              />
            </Field>
          )}
        />
        {kind === 'compatible' && (
          <Field label={t('model.base_url')} error={errors.base_url?.message} hint={t('model.base_url_hint')}>
            <Input {...form.register('base_url')} type="url" autoComplete="off" placeholder="https://" />
          </Field>
        )}
        <Field label={t('model.name')} error={errors.model?.message} hint={t(`model.kinds.${kind}.model_hint`)}>
          <Input {...form.register('model')} autoComplete="off" spellCheck={false} />
        </Field>
        <Field
          label={t('model.key')}
          error={errors.api_key?.message}
          hint={t(own === null ? 'model.key_hint' : 'model.key_kept')}
        >
          <PasswordInput {...form.register('api_key')} autoComplete="off" data-1p-ignore />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" kind="primary" busy={isSubmitting} disabled={!isDirty}>
            {t('common:actions.save')}
          </Button>
          {own !== null && (
            <DeleteByName
              name={own.model}
              changes={['advisor']}
              texts={{
                action: t('model.remove'),
                title: t('model.remove_title'),
                text: t('model.remove_text'),
                deleted: t('model.removed'),
              }}
              remove={() => deleteModel(http)}
              onDeleted={() => undefined}
            />
          )}
        </div>
      </form>
    </Card>
  )
}
