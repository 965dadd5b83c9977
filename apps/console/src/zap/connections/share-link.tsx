import type { ConnectionView } from '@recado/contracts/whatsapp'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Secret } from '../../design/secret.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { shareCode, unshareCode } from './connections.api.ts'

/** An address for whoever holds the phone and has no sign-in here: it shows the code for an hour. */
export function ShareLink({ connection: { id, link_expires_at } }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const { http } = useServices()
  const format = useFormat()
  const [url, setUrl] = useState<string>()
  const share = useAct({
    run: () => shareCode(http, id),
    changes: [CONNECTIONS],
    after: (_, made) => setUrl(made.url),
  })
  const end = useAct({
    run: () => unshareCode(http, id),
    changes: [CONNECTIONS],
    done: () => ({ text: t('share.ended') }),
    after: () => setUrl(undefined),
  })
  const works = link_expires_at !== null && link_expires_at.getTime() > Date.now()
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
          <p className="text-13 font-medium">{t('share.title')}</p>
          <p className="text-13 text-pretty text-ink-soft">
            {works ? t('share.until', { when: format.time(link_expires_at) }) : t('share.text')}
          </p>
        </div>
        {works && (
          <Button kind="ghost" busy={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('share.end')}
          </Button>
        )}
        <Button busy={share.isPending} onClick={() => share.mutate(undefined)}>
          {!share.isPending && <Link2 size={16} aria-hidden />}
          {t(works ? 'share.again' : 'share.make')}
        </Button>
      </div>
      {url !== undefined && works && <Secret label={t('share.address')} value={url} />}
    </div>
  )
}
