import { type CarOnPage, carPagePath } from '@recado/contracts/car-pages'
import { useState } from 'preact/hooks'
import { shareLink } from '../client/share-link.ts'
import { track } from '../client/track.ts'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'
import { nameCar } from './say-car.ts'

/** Hands the car's address to the phone's own ways to share, or copies it. */
export function ShareButton({ car }: { car: CarOnPage }) {
  const { t } = usePage()
  const [isCopied, setCopied] = useState(false)
  return (
    <>
      <button
        type="button"
        class="button button-quiet"
        onClick={async () => {
          track({ kind: 'shared', surface: 'car', car_id: car.id })
          setCopied(
            (await shareLink({ title: nameCar(car), url: `${location.origin}${carPagePath(car)}` })) === 'copied',
          )
        }}
      >
        <Icon name={isCopied ? 'check' : 'share'} />
        {t(isCopied ? 'share.copied' : 'share.button')}
      </button>
      <span role="status" class="unseen">
        {isCopied ? t('share.copied') : ''}
      </span>
    </>
  )
}
