import type { FlowChannel } from '@recado/contracts/flow-channels'
import { CHANNELS } from '@recado/flow'
import { RotateCcw, Smartphone, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Select } from '../../../design/select.tsx'
import { useBuilder } from '../builder/builder-context.ts'
import { useFlowChannels } from '../builder/use-flow-channels.ts'
import { PhoneInput } from './phone-input.tsx'
import { PhoneLog } from './phone-log.tsx'
import { answerService, type PhoneSession, personActs, say, setVariables, skip, startPhone } from './phone-session.ts'
import { PhoneTools } from './phone-tools.tsx'
import { ServiceCard } from './service-card.tsx'

const NAMES: readonly FlowChannel[] = ['widget', 'whatsapp_cloud', 'whatsapp_web', 'text']

interface PhoneProps {
  /** Where the test begins; the flow's start where undefined. A new object begins anew. */
  from: { body: string; block: string } | undefined
  onClose(): void
  /** The way the conversation went, for the canvas. */
  onSession(session: PhoneSession | undefined): void
}

/** The draft as a customer meets it, run by the engine that will run it. Nobody receives anything of this. */
export function Phone({ from, onClose, onSession }: PhoneProps) {
  const { t } = useTranslation('flow-builder')
  const document = useBuilder((state) => state.history.present.document)
  const [own = 'widget'] = useFlowChannels()
  const [name, setName] = useState(own)
  const channel = CHANNELS[name]
  const begin = (at?: PhoneProps['from'], shown = channel) =>
    startPhone({ document, channel: shown, at: Date.now(), variables: {}, from: at })
  const [session, setSession] = useState(() => begin(from))
  const [begun, setBegun] = useState({ document, from })
  const restart = (shown = channel) => {
    setSession(begin(from, shown))
    setBegun({ document, from })
  }
  if (begun.from !== from) restart()
  const told = useRef(onSession)
  told.current = onSession
  useEffect(() => told.current(session), [session])
  useEffect(() => () => told.current(undefined), [])
  const act = (change: (session: PhoneSession) => PhoneSession) => setSession((before) => before && change(before))
  return (
    <section aria-label={t('phone.title')} className="flex h-full min-h-0 flex-col border-l border-line bg-surface">
      <header className="flex items-center gap-1 border-b border-line p-3">
        <h2 className="flex-1 text-13 font-semibold">{t('phone.title')}</h2>
        <Select
          aria-label={t('phone.channel')}
          className="h-8! w-44!"
          value={name}
          options={NAMES.map((value) => ({ value, label: t(`channels.${value}`) }))}
          onChange={(value) => {
            const chosen = NAMES.find((one) => one === value) ?? 'widget'
            setName(chosen)
            restart(CHANNELS[chosen])
          }}
        />
        <IconButton icon={RotateCcw} label={t('phone.restart')} onClick={() => restart()} />
        <IconButton icon={X} label={t('phone.close')} onClick={onClose} />
      </header>
      {begun.document !== document && (
        <div className="flex items-center gap-2 bg-warn-soft px-3 py-2 text-12 text-warn">
          <span className="flex-1">{t('phone.stale')}</span>
          <Button size="small" onClick={() => restart()}>
            {t('phone.restart')}
          </Button>
        </div>
      )}
      {session === undefined ? (
        <EmptyState icon={Smartphone} title={t('phone.broken_title')}>
          {t('phone.broken')}
        </EmptyState>
      ) : (
        <>
          <PhoneLog session={session} onSay={(message) => act((now) => say(now, message, channel))} />
          {session.asked && (
            <ServiceCard
              key={session.asked.id}
              asked={session.asked}
              onAnswer={(result) => act((now) => answerService(now, result, channel))}
            />
          )}
          <PhoneInput onSay={(message) => act((now) => say(now, message, channel))} />
          <PhoneTools
            session={session}
            onSkip={(milliseconds) => act((now) => skip(now, milliseconds, channel))}
            onPerson={(one) => act((now) => personActs(now, one, channel))}
            onVariables={(variables) => act((now) => setVariables(now, variables))}
          />
        </>
      )}
    </section>
  )
}
