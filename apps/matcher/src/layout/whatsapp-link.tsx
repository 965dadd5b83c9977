import { track } from '../client/track.ts'
import { usePage } from '../page-tools.ts'
import { Icon } from './icon.tsx'

interface WhatsAppLinkProps {
  look: 'button' | 'plain'
  /** What it is about, and what the message begins with. */
  car?: { id: string; whatsapp_text: string }
}

/** Opens a conversation with the shop's own number; nothing where it has none. */
export function WhatsAppLink({ look, car }: WhatsAppLinkProps) {
  const { t, shop } = usePage()
  if (shop.whatsapp === null) return null
  const text = car?.whatsapp_text ?? t('whatsapp.hello')
  const surface = car === undefined ? 'home' : 'car'
  return (
    <a
      class={look === 'button' ? 'button button-whatsapp' : undefined}
      href={`https://wa.me/${shop.whatsapp}?text=${encodeURIComponent(text)}`}
      target="_blank"
      rel="noopener"
      onClick={() => track({ kind: 'whatsapp_clicked', surface, ...(car && { car_id: car.id }) })}
    >
      {look === 'button' && <Icon name="whatsapp" />}
      {t(car === undefined ? 'whatsapp.button' : 'whatsapp.short')}
    </a>
  )
}
