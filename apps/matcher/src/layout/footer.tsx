import { CAR_PAGES } from '@recado/contracts/car-pages'
import { track } from '../client/track.ts'
import { usePage } from '../page-tools.ts'
import { Icon } from './icon.tsx'
import { WhatsAppLink } from './whatsapp-link.tsx'

/** Who sells here, and how they are reached. */
export function Footer() {
  const { t, shop } = usePage()
  const { phone, email, address } = shop
  return (
    <footer class="footer">
      <div class="footer-row">
        <div>
          <p class="footer-name">{shop.name}</p>
          {address !== null && (
            <p class="footer-line">
              <Icon name="pin" />
              {address}
            </p>
          )}
          {phone !== null && (
            <p class="footer-line">
              <Icon name="phone" />
              <a
                href={`tel:${phone.replace(/[^\d+]/g, '')}`}
                onClick={() => track({ kind: 'phone_clicked', surface: 'home' })}
              >
                {phone}
              </a>
            </p>
          )}
          {email !== null && (
            <p class="footer-line">
              <Icon name="mail" />
              <a href={`mailto:${email}`}>{email}</a>
            </p>
          )}
        </div>
        <nav class="footer-links" aria-label={t('footer.label')}>
          <a href={CAR_PAGES.stock}>{t('nav.stock')}</a>
          <a href={CAR_PAGES.find}>{t('nav.find_long')}</a>
          <a href={CAR_PAGES.favourites}>{t('nav.favourites')}</a>
          <WhatsAppLink look="plain" />
        </nav>
      </div>
      <p class="footer-small">{t('footer.prices')}</p>
    </footer>
  )
}
