import type { BotState } from '@recado/contracts/bots'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { useConnectionActs } from './use-connection-acts.ts'

const ConnectDialog = lazy(() => import('./connect-dialog.tsx').then((file) => ({ default: file.ConnectDialog })))

type Step = 'official' | 'wait' | 'another_number' | 'restart' | 'use_here' | 'scan_again'

/** The ways on where a number does not come back by itself, the best one first. */
const STEPS: Partial<Readonly<Record<BotState, readonly Step[]>>> = {
  passkey_required: ['official', 'wait', 'another_number'],
  banned: ['official', 'another_number'],
  logged_out: ['scan_again'],
  replaced: ['use_here'],
  version_outdated: ['restart'],
  failed: ['restart', 'scan_again'],
}

/** What somebody can do now, each with what it brings. */
export function NextSteps({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const acts = useConnectionActs(connection)
  const [official, setOfficial] = useState(false)
  const steps = STEPS[connection.state] ?? []
  if (steps.length === 0 || connection.driver === 'cloud') return null
  const run: Record<Step, () => void> = {
    official: () => setOfficial(true),
    wait: acts.restart,
    another_number: acts.scanAgain,
    restart: acts.restart,
    use_here: acts.restart,
    scan_again: acts.scanAgain,
  }
  return (
    <ul aria-label={t('next_steps')} className="divide-y divide-line rounded-8 border border-line bg-surface">
      {steps.map((step, at) => (
        <li key={step} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
            <p className="text-13 font-medium">{t(`steps.${step}.name`)}</p>
            <p className="text-13 text-pretty text-ink-soft">{t(`steps.${step}.text`)}</p>
          </div>
          <Button kind={at === 0 ? 'primary' : 'secondary'} busy={acts.busy} onClick={run[step]}>
            {t(`steps.${step}.action`)}
          </Button>
        </li>
      ))}
      {official && (
        <Suspense>
          <ConnectDialog way="cloud" onClose={() => setOfficial(false)} />
        </Suspense>
      )}
    </ul>
  )
}
