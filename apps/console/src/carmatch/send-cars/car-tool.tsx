import type { ConversationId } from '@recado/contracts/ids'
import { CarFront } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/icon-button.tsx'

const PickCars = lazy(() => import('./pick-cars.tsx').then((file) => ({ default: file.PickCars })))

export interface CarToolProps {
  conversationId: ConversationId
}

/** Sends cars of the stock to whom one talks with. */
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
