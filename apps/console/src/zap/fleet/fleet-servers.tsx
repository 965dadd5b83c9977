import type { BotServerView } from '@recado/contracts/bot-fleet'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { Meter } from '../../design/meter.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { listServers } from './fleet.api.ts'

/** The servers and how many bots more each has room for. */
export function FleetServers() {
  const { t } = useTranslation('connections', { keyPrefix: 'fleet' })
  const { http } = useServices()
  const list = useWholeList(['fleet', 'servers'], () => listServers(http))
  return (
    <Card title={t('servers')} flush>
      <ListView list={list} empty={<p className="px-4 py-6 text-13 text-ink-soft">{t('no_servers')}</p>}>
        {(servers) => (
          <ul>
            {servers.map((server) => (
              <Server key={server.id} server={server} />
            ))}
          </ul>
        )}
      </ListView>
    </Card>
  )
}

function Server({ server }: { server: BotServerView }) {
  const { t } = useTranslation('connections', { keyPrefix: 'fleet' })
  const format = useFormat()
  const { name, driver, bots, running, room, accepts_new, problem } = server
  const text = t('room', { bots: format.number(bots), running: format.number(running), room: format.number(room) })
  const used = [
    ['memory', server.memory_used],
    ['cpu', server.cpu_used],
    ['disk', server.disk_used],
  ] as const
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3 last:border-0 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-14 font-medium">{name}</span>
        <span className="text-12 text-ink-faint">{t(`hosts.${driver}`)}</span>
        {!accepts_new && <Badge>{t('closed')}</Badge>}
        {problem !== null && <Badge tone="bad">{t('trouble')}</Badge>}
      </div>
      <div className="grid max-w-100 gap-1.5">
        <p className="text-13 text-ink-soft">{text}</p>
        <Meter label={t('capacity', { name })} used={bots} limit={bots + room} text={text} />
      </div>
      <p className="flex flex-wrap gap-x-4 text-12 text-ink-faint">
        {used.map(
          ([what, share]) =>
            share !== null && (
              <span key={what}>{t(`used.${what}`, { percent: format.number(Math.round(share * 100)) })}</span>
            ),
        )}
      </p>
      {problem !== null && <p className="text-13 wrap-anywhere text-bad">{problem}</p>}
    </li>
  )
}
