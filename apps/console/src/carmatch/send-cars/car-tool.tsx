import { CarFront } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/icon-button.tsx'

const PickCars = lazy(() => import('./pick-cars.tsx').then((file) => ({ default: file.PickCars })))

export interface CarToolProps {
  onInsert(text: string): void
  onFiles(files: File[]): void
}

/** Recommends cars of the stock in an answer. */
export function CarTool(props: CarToolProps) {
  const { t } = useTranslation('stock')
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon={CarFront} label={t('send.open')} onClick={() => setOpen(true)} />
      {open && (
        <Suspense>
          <PickCars {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
