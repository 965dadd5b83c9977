import { CAR_PAGES, type SharedOnPage } from '@recado/contracts/car-pages'
import { useState } from 'preact/hooks'
import { ask } from '../client/ask.ts'
import { buyerKey, newActId } from '../client/buyer.ts'
import { shareLink } from '../client/share-link.ts'
import { track } from '../client/track.ts'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

/** Makes an address of the list and hands it to the phone's own ways to share. */
export function ShareList({ ids }: { ids: readonly string[] }) {
  const { t, shop, locale } = usePage()
  const [state, setState] = useState<'idle' | 'busy' | 'copied' | 'failed'>('idle')
  const share = async () => {
    setState('busy')
    try {
      const body = { buyer_key: buyerKey(), client_id: newActId(), car_ids: ids }
      const { token } = await ask<SharedOnPage>('share', { locale, body })
      track({ kind: 'shared', surface: 'favourites' })
      const url = `${location.origin}${CAR_PAGES.shared}/${token}`
      const how = await shareLink({ title: t('head.shared', { company: shop.name }), url })
      setState(how === 'copied' ? 'copied' : 'idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <p class="share-list">
      <button type="button" class="button button-quiet" disabled={state === 'busy'} onClick={share}>
        <Icon name={state === 'copied' ? 'check' : 'share'} />
        {t(state === 'copied' ? 'share.copied' : 'share.list')}
      </button>
      <span role="status" class={state === 'failed' ? 'field-problem' : 'unseen'}>
        {state === 'failed' ? t('share.failed') : state === 'copied' ? t('share.copied') : ''}
      </span>
    </p>
  )
}
