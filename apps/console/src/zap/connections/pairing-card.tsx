import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { CodePanel } from './code-panel.tsx'
import { OpenSimulator } from './open-simulator.tsx'
import { PairByCode } from './pair-by-code.tsx'
import { ShareLink } from './share-link.tsx'

/** While a phone is to be linked: the code, and other ways to bring it to the phone. */
export function PairingCard({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const { state, driver, code } = connection
  const waits = state === 'qr_ready' || state === 'pairing_code' || (state === 'starting' && code !== null)
  if (driver === 'cloud') return null
  if (!waits && !(state === 'starting' && connection.connected_at === null)) return null
  return (
    <Card title={t(code?.pairing_code == null ? 'qr.title' : 'qr.title_code')} description={t('qr.text')}>
      <div className="grid gap-6">
        <CodePanel code={code} />
        {driver === 'simulator' ? (
          <OpenSimulator connection={connection} />
        ) : (
          <>
            <p className="text-12 text-pretty text-ink-faint">{t('risk')}</p>
            <PairByCode connection={connection} />
          </>
        )}
        <ShareLink connection={connection} />
      </div>
    </Card>
  )
}
