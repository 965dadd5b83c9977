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
  const { t } = useTranslation(['consultor', 'common'])
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
      toast({ text: t('config.model.saved') })
    } catch (error) {
      showProblem(form, error, { advisor_model_key_missing: 'api_key' })
    }
  })
  return (
    <Card title={t('config.model.title')} description={t('config.model.text')}>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Controller
          control={form.control}
          name="kind"
          render={({ field: { value, onChange } }) => (
            <Field label={t('config.model.provider')}>
              <Select
                value={value}
                onChange={onChange}
                options={FLOW_AI_KINDS.map((one) => ({
                  value: one,
                  label: t(`config.model.kinds.${one}.name`),
                  detail: t(`config.model.kinds.${one}.detail`),
                }))}
              />
            </Field>
          )}
        />
        {kind === 'compatible' && (
          <Field
            label={t('config.model.base_url')}
            error={errors.base_url?.message}
            hint={t('config.model.base_url_hint')}
          >
            <Input {...form.register('base_url')} type="url" autoComplete="off" placeholder="https://" />
          </Field>
        )}
        <Field
          label={t('config.model.name')}
          error={errors.model?.message}
          hint={t(`config.model.kinds.${kind}.model_hint`)}
        >
          <Input {...form.register('model')} autoComplete="off" spellCheck={false} />
        </Field>
        <Field
          label={t('config.model.key')}
          error={errors.api_key?.message}
          hint={t(own === null ? 'config.model.key_hint' : 'config.model.key_kept')}
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
                action: t('config.model.remove'),
                title: t('config.model.remove_title'),
                text: t('config.model.remove_text'),
                deleted: t('config.model.removed'),
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
