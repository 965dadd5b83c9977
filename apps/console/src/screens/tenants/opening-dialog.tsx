import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select, type SelectOption } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { slugOf } from '../../forms/slug-of.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'

export interface OpeningValues {
  name: string
  slug: string
  plan: string
  admin: { name: string; email: string }
}

interface OpeningDialogProps {
  /** `admin_name` is asked for where there is a text for it. */
  texts: {
    title: string
    text: string
    name: string
    slug: string
    slug_hint?: string
    admin_name?: string
    admin_email: string
    admin_hint: string
    submit: string
  }
  schema: z.ZodType
  /** What is sold to whoever is opened, if something is; the first is chosen. */
  plans?: { label: string; options: readonly SelectOption[] }
  /** @returns what is said of it then. */
  open(values: OpeningValues): Promise<string>
  /** The list it then stands in. */
  changes: QueryKey
  onClose(): void
}

/** Opens a company or a partner for somebody else, who gets an invitation by e-mail. */
export function OpeningDialog({ texts, schema, plans, open, changes, onClose }: OpeningDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<OpeningValues>({
    resolver: contractResolver(schema),
    defaultValues: {
      ...{ name: '', slug: '', plan: plans?.options[0]?.value ?? '' },
      admin: { name: '', email: '' },
    },
  })
  const { errors, isSubmitting, dirtyFields } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      toast({ text: await open(values) })
      await queries.invalidateQueries({ queryKey: changes })
      onClose()
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug', slug_reserved: 'slug', plan_unknown: 'plan' })
    }
  })
  return (
    <Dialog open onOpenChange={(next) => next || onClose()} title={texts.title} description={texts.text}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={texts.name} error={errors.name?.message}>
          <Input
            {...form.register('name', {
              onChange: (event) => dirtyFields.slug || form.setValue('slug', slugOf(event.target.value)),
            })}
            autoComplete="off"
          />
        </Field>
        <Field label={texts.slug} hint={texts.slug_hint} error={errors.slug?.message}>
          <Input {...form.register('slug')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        {plans && (
          <Controller
            control={form.control}
            name="plan"
            render={({ field }) => (
              <Field label={plans.label} error={errors.plan?.message}>
                <Select value={field.value} onChange={field.onChange} options={plans.options} />
              </Field>
            )}
          />
        )}
        {texts.admin_name && (
          <Field label={texts.admin_name} error={errors.admin?.name?.message}>
            <Input {...form.register('admin.name')} autoComplete="off" />
          </Field>
        )}
        <Field label={texts.admin_email} error={errors.admin?.email?.message} hint={texts.admin_hint}>
          <Input {...form.register('admin.email')} type="email" autoComplete="off" />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {texts.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
