import { BrandSettings, BrandView } from '@recado/contracts/brand'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { saveBrand } from './brand.api.ts'
import { BrandPreview } from './brand-preview.tsx'
import { BrandSketches } from './brand-sketches.tsx'
import { ColourField } from './colour-field.tsx'

const COLOURS = ['primary', 'secondary', 'accent'] as const
const CONTACTS = ['phone', 'whatsapp', 'email', 'address'] as const

interface Values {
  company_name: string
  colours: Record<(typeof COLOURS)[number], string>
  fonts: { heading: string; body: string }
  contact: Record<(typeof CONTACTS)[number], string>
}

/** Name, colours, fonts and contact. What is left empty is inherited, and shown as such. */
export function BrandForm({ brand, readOnly }: { brand: BrandView; readOnly: boolean }) {
  const { t } = useTranslation(['brand', 'common'])
  const { http } = useServices()
  const config = useTenantConfig()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(BrandSettings),
    disabled: readOnly,
    defaultValues: valuesOf(brand),
  })
  const edit = useEdit(form, { view: brand, schema: BrandView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const [name, colours] = form.watch(['company_name', 'colours'])
  const present = config.branding.colours
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await saveBrand(http, withoutEmpty(values), edit.began())
      edit.saved(saved)
      form.reset(values)
      toast({ text: t('saved') })
      await Promise.all([['brand'], ['tenant-config']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error)
    }
  })
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
      <FormError error={errors.root} />
      <Card title={t('identity')}>
        <div className="grid gap-4 sm:max-w-120">
          <Field label={t('company_name')} error={errors.company_name?.message}>
            <Input {...form.register('company_name')} placeholder={config.branding.company_name || config.name} />
          </Field>
        </div>
      </Card>
      <Card title={t('colours.title')} description={t('colours.text')}>
        <div className="grid gap-6 lg:grid-cols-2">
          <div className="grid content-start gap-4">
            {COLOURS.map((key) => (
              <ColourField
                key={key}
                label={t(`colours.${key}`)}
                hint={t(`colours.${key}_use`)}
                inherited={present[key].value}
                error={errors.colours?.[key]?.message}
                value={colours[key]}
                readOnly={readOnly}
                onChange={(value) =>
                  form.setValue(`colours.${key}`, value, { shouldDirty: true, shouldValidate: true })
                }
              />
            ))}
          </div>
          <BrandPreview
            name={name || config.branding.company_name || config.name}
            primary={colours.primary || present.primary.value}
            secondary={colours.secondary || present.secondary.value}
          />
        </div>
      </Card>
      <BrandSketches
        name={name || config.branding.company_name || config.name}
        primary={colours.primary || present.primary.value}
        secondary={colours.secondary || present.secondary.value}
      />
      <Card title={t('fonts.title')} description={t('fonts.text')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('fonts.heading')} error={errors.fonts?.heading?.message}>
            <Input {...form.register('fonts.heading')} placeholder={t('fonts.system')} />
          </Field>
          <Field label={t('fonts.body')} error={errors.fonts?.body?.message}>
            <Input {...form.register('fonts.body')} placeholder={t('fonts.system')} />
          </Field>
        </div>
      </Card>
      <Card title={t('contact.title')} description={t('contact.text')}>
        <div className="grid gap-4 sm:grid-cols-2">
          {CONTACTS.map((key) => (
            <Field key={key} label={t(`contact.${key}`)} error={errors.contact?.[key]?.message}>
              <Input {...form.register(`contact.${key}`)} type={key === 'email' ? 'email' : 'text'} />
            </Field>
          ))}
        </div>
      </Card>
      {!readOnly && (
        <div>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('common:actions.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

function valuesOf({ settings }: BrandView): Values {
  return {
    company_name: settings.company_name ?? '',
    colours: { primary: '', secondary: '', accent: '', ...settings.colours },
    fonts: { heading: '', body: '', ...settings.fonts },
    contact: { phone: '', whatsapp: '', email: '', address: '', ...settings.contact },
  }
}
