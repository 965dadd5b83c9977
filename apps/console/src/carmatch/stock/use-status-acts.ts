import type { CarStatus, CarView } from '@recado/contracts/cars'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useServices } from '../../services.ts'
import { carKeys, setCarStatus } from './stock.api.ts'

/** Says how a car stands; the way back is offered beside what was done. */
export function useStatusActs(car: Pick<CarView, 'id' | 'status' | 'title'>) {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const queries = useQueryClient()
  const run = async (status: CarStatus) => {
    queries.setQueryData(carKeys.car(car.id), await setCarStatus(http, car.id, status))
  }
  const back = useAct({ run, changes: ['cars', 'usage'] })
  return useAct({
    run,
    changes: ['cars', 'usage'],
    done: (status) => ({
      text: t(`status_done.${status}`, { car: car.title }),
      action: { label: t('undo'), run: () => back.mutate(car.status) },
    }),
  })
}
