import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

/** The shop's screen shows a code: a click is the camera. */
export function QrBanner({ shown: { view, play } }: { shown: ShownPhone }) {
  if (view.qr === null && view.code === null) return null
  return (
    <div class="qr" role="status">
      <div>
        <strong>{view.code === null ? t('qr.title') : t('qr.code', { code: view.code })}</strong>
        <p>{t('qr.text')}</p>
      </div>
      <button type="button" class="primary" onClick={() => void play('scan')}>
        {t(view.code === null ? 'qr.scan' : 'qr.type')}
      </button>
    </div>
  )
}
