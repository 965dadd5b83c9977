import type { ResultDecision } from '@recado/contracts/execution-result'
import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Progress } from '../../design/progress.tsx'
import { Sentence } from './sentence.tsx'
import { SourcedNumber } from './sourced-number.tsx'

export const VERDICT_TONE = { do: 'good', condition: 'warn', no: 'bad' } as const

/** One option: what the board does with it, what it is worth, who agrees, who does not, what would change it. */
export function DecisionCard({ decision }: { decision: ResultDecision }) {
  const { t, i18n } = useTranslation('consultor')
  const { name, verdict, effect_low: low, effect_high: high, support, objections, agreement, would_change } = decision
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <li className="grid content-start gap-3 rounded-8 border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-14 font-semibold">{name}</h3>
        <Badge tone={VERDICT_TONE[verdict]}>{t(`report.verdicts.${verdict}`)}</Badge>
      </div>
      {(low !== null || high !== null) && (
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-13 text-ink-soft">
          {t('report.effect')}
          {low && <SourcedNumber node={low.node} text={low.text} className="font-medium text-ink" />}
          {low && high && high.text !== low.text && <span>{t('report.to')}</span>}
          {high && high.text !== low?.text && (
            <SourcedNumber node={high.node} text={high.text} className="font-medium text-ink" />
          )}
        </p>
      )}
      {agreement !== null && (
        <div className="grid gap-1">
          <p className="flex justify-between text-12 text-ink-soft">
            <span>{t('report.agreement')}</span>
            <span className="font-medium">{percent.format(agreement)}</span>
          </p>
          <Progress label={t('report.agreement')} share={agreement} text={percent.format(agreement)} />
        </div>
      )}
      <Voices voices={support} side="for" />
      <Voices voices={objections} side="against" />
      {would_change !== null && (
        <p className="rounded-8 bg-sunken px-3 py-2 text-13">
          <span className="font-medium">{t('report.would_change')}</span> <Sentence text={would_change} />
        </p>
      )}
    </li>
  )
}

function Voices({ voices, side }: { voices: ResultDecision['support']; side: 'for' | 'against' }) {
  const { t, i18n } = useTranslation('consultor')
  if (voices.length === 0) return null
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const Icon = side === 'for' ? ThumbsUp : ThumbsDown
  return (
    <ul aria-label={t(`report.voices.${side}`)} className="grid gap-1.5">
      {[...Map.groupBy(voices, ({ text }) => text)].map(([text, alike]) => (
        <li key={text} className="flex gap-2 text-13 text-ink-soft">
          <Icon size={14} className={`mt-0.75 shrink-0 ${side === 'for' ? 'text-good' : 'text-bad'}`} aria-hidden />
          <span>
            <span className="font-medium text-ink">{names.format(new Set(alike.map(({ name }) => name)))}</span>
            {text !== '' && ': '}
            <Sentence text={text} />
          </span>
        </li>
      ))}
    </ul>
  )
}
