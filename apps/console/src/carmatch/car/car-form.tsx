import { CarView, CreateCarBody, UpdateCarBody } from '@recado/contracts/cars'
import { CarId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button, buttonStyle } from '../../design/button.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { carKeys, createCar, updateCar } from '../stock/stock.api.ts'
import { CarFields } from './car-fields.tsx'
import { type CarValues, CreateCarForm, createBodyOf, UpdateCarForm, updateBodyOf, valuesOf } from './car-values.ts'

/** A car that is new, or one that is stored. */
export function CarForm({ car }: { car?: CarView }) {
  const { t } = useTranslation(['stock', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const form = useGuardedForm<CarValues>({
    resolver: contractResolver(car === undefined ? CreateCarForm : UpdateCarForm),
    defaultValues: valuesOf(car),
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const edit = useEdit(form, { view: car, schema: CarView, valuesOf: (stored) => valuesOf(stored) })
  const full = errors.root?.type === 'quota_exceeded'
  const submit = form.handleSubmit(async (values) => {
    try {
      if (car === undefined) {
        const made = await createCar(http, CreateCarBody.parse(createBodyOf(values)))
        queries.setQueryData(carKeys.car(made.id), made)
        await navigate({ to: '/estoque/carros/$id', params: { id: wireId(CarId, made.id) }, replace: true })
        toast({ text: t('form.created') })
      } else {
        const stored = await updateCar(http, car.id, UpdateCarBody.parse(updateBodyOf(values)), edit.began())
        edit.saved(stored)
        form.reset(valuesOf(stored))
        queries.setQueryData(carKeys.car(car.id), stored)
        toast({ text: t('form.saved') })
      }
      void queries.invalidateQueries({ queryKey: carKeys.all })
      void queries.invalidateQueries({ queryKey: ['usage'] })
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { car_key_taken: 'stock_key' })
    }
  })
  return (
    <form noValidate onSubmit={submit} className="grid content-start gap-4">
      <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
      <FormError error={errors.root} />
      {full && (
        <Link to="/configuracoes/plano" className={buttonStyle({ className: 'justify-self-start' })}>
          {t('see_plan')}
        </Link>
      )}
      <CarFields form={form} isNew={car === undefined} />
      {car === undefined ? (
        <div className="flex justify-end gap-2">
          <Link to="/estoque" className={buttonStyle()}>
            {t('common:actions.cancel')}
          </Link>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('form.create')}
          </Button>
        </div>
      ) : (
        <SaveBar dirty={isDirty} busy={isSubmitting} onDiscard={() => form.reset()} />
      )}
    </form>
  )
}
