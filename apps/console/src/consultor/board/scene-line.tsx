import type { ExecutionEvent } from '@recado/contracts/execution-events'
import { clsx } from 'clsx'
import { CircleAlert, Gavel, Swords } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { speakerOf } from './scene-of.ts'
import { StanceMark } from './stance-mark.tsx'

interface SceneLineProps {
  event: ExecutionEvent
  names: ReadonlyMap<string, string>
  /** Options and metrics by their ids: what is disputed. */
  topics: ReadonlyMap<string, string>
}

const KINDS = ['stance', 'effect', 'figures', 'resource'] as const

/** Whose duty is to attack what leads. */
const CONTRARIAN = 'contrarian'

/** One thing that happened at the table. */
export function SceneLine({ event, names, topics }: SceneLineProps) {
  const { t } = useTranslation('consultor')
  const { type, says, disputes, outcome, status } = event
  const agent = speakerOf(event)
  const agent_name = agent === null ? event.agent_name : (names.get(agent) ?? event.agent_name)
  if (type === 'status' && status !== null)
    return <li className="border-t border-line pt-3 text-center text-12 text-ink-faint">{t(`ended.${status}`)}</li>
  if (type === 'conflicts')
    return (
      <Aside
        icon={<Swords size={16} aria-hidden />}
        title={t('board.disagree', { count: disputes.length })}
        tone="warn"
      >
        <ul className="grid gap-1.5">
          {disputes.map(({ dispute, kind, about, agents }) => (
            <li key={dispute} className="flex flex-wrap items-baseline gap-x-2 text-13">
              <span className="inline-block first-letter:uppercase">
                {t(`disputes.${KINDS.find((known) => known === kind) ?? 'other'}`, {
                  about: topics.get(about) ?? about,
                })}
              </span>
              <span className="text-12 text-ink-faint">
                {agents.map((id) => names.get(id) ?? (id === 'user' ? t('board.you') : id)).join(' × ')}
              </span>
            </li>
          ))}
        </ul>
      </Aside>
    )
  if (type === 'model_answered')
    return (
      <Aside
        icon={<CircleAlert size={16} aria-hidden />}
        title={t('board.no_answer', { name: agent_name ?? '' })}
        tone="plain"
      >
        <p className="text-12 text-ink-faint">{t('board.by_rule', { why: outcome ?? '' })}</p>
      </Aside>
    )
  if (agent === null || type === 'settled')
    return (
      <Aside icon={<Gavel size={16} aria-hidden />} title={agent_name ?? t('board.chair')} tone="plain">
        <Said event={event} />
      </Aside>
    )
  const isContrarian = agent === CONTRARIAN
  return (
    <li
      className={clsx(
        'grid animate-rise grid-cols-[auto_minmax(0,1fr)] gap-3 rounded-8 border bg-surface p-4',
        isContrarian ? 'border-warn' : 'border-line',
      )}
    >
      <Avatar name={agent_name ?? agent} />
      <div className="grid min-w-0 gap-2">
        <p className="flex flex-wrap items-center gap-2 text-13 font-medium">
          {agent_name ?? agent}
          {isContrarian && <Badge tone="warn">{t('board.contrarian')}</Badge>}
          {type === 'rebuttal' && <Badge>{t('board.rebuttal')}</Badge>}
          {type === 'reviewed' && <Badge>{t('board.review')}</Badge>}
          <At at={event.at} />
        </p>
        {says.length > 0 && <Said event={event} />}
      </div>
    </li>
  )
}

function Said({ event: { says } }: { event: ExecutionEvent }) {
  return (
    <ul className="grid gap-2">
      {says.map(({ text, option, option_name, stance }) => (
        <li key={`${option} ${text}`} className="grid gap-0.5 text-14">
          {option_name !== null && (
            <span className="flex flex-wrap items-center gap-2 text-12 text-ink-soft">
              {option_name}
              {stance !== null && <StanceMark stance={stance} />}
            </span>
          )}
          {text}
        </li>
      ))}
    </ul>
  )
}

interface AsideProps {
  icon: ReactNode
  title: string
  tone: 'warn' | 'plain'
  children: ReactNode
}

/** What is said of the table, not at it. */
function Aside({ icon, title, tone, children }: AsideProps) {
  return (
    <li className={clsx('grid animate-rise gap-2 rounded-8 px-4 py-3', tone === 'warn' ? 'bg-warn-soft' : 'bg-sunken')}>
      <p className={clsx('flex items-center gap-2 text-13 font-medium', tone === 'warn' ? 'text-warn' : 'text-ink')}>
        {icon}
        {title}
      </p>
      {children}
    </li>
  )
}

function At({ at }: { at: Date }) {
  const format = useFormat()
  return (
    <time dateTime={at.toISOString()} className="ml-auto text-12 font-normal text-ink-faint">
      {format.time(at)}
    </time>
  )
}
