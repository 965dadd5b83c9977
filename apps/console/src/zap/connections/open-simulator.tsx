import { ConnectionId } from '@recado/contracts/ids'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { buttonStyle } from '../../design/button.tsx'
import { useTenantConfig } from '../../session/tenant-config.ts'

/** The simulator's phone of this number, in a window beside the page. */
export function OpenSimulator({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const { simulator_url } = useTenantConfig()
  if (simulator_url === null) return <p className="text-13 text-ink-soft">{t('simulator.absent')}</p>
  const address = `${simulator_url}/?aparelho=${wireId(ConnectionId, connection.id)}`
  return (
    <p className="flex flex-wrap items-center gap-3">
      <a
        href={address}
        target="recado-simulator"
        className={buttonStyle({ kind: 'primary' })}
        onClick={(event) => {
          event.preventDefault()
          window.open(address, 'recado-simulator', 'popup,width=460,height=860')
        }}
      >
        <Smartphone size={16} aria-hidden />
        {t('simulator.open')}
      </a>
      <span className="min-w-0 flex-1 basis-60 text-13 text-ink-soft">{t('simulator.text')}</span>
    </p>
  )
}
