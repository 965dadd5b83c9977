import { CarStatus } from '@recado/contracts/cars'
import { useTranslation } from 'react-i18next'
import { MenuItem } from '../../design/menu.tsx'

/** The choices of a menu that changes how a car stands. */
export function StatusItems({ status, onChange }: { status: CarStatus; onChange(next: CarStatus): void }) {
  const { t } = useTranslation('stock')
  return CarStatus.options.map((option) => (
    <MenuItem key={option} checked={option === status} onSelect={() => option !== status && onChange(option)}>
      {t(`status_act.${option}`)}
    </MenuItem>
  ))
}
