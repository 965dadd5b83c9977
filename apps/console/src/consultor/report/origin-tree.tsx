import type { ResultNode } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { OwnLink } from '../own-link.tsx'
import { useAmount } from '../use-amount.ts'
import { useOrigins } from './origin.tsx'

/** How a number came about: its formula in words, what goes in, and of that the words it was read from. */
export function OriginTree({ node: id, text }: { node: string; text: string }) {
  const { t } = useTranslation('consultor')
  const origins = useOrigins()
  const node = origins.node(id)
  const shown = origins.shown(id)
  const label = shown?.label ?? node?.label
  return (
    <div className="grid gap-3">
      <div className="grid gap-0.5">
        {label && <p className="text-12 text-ink-faint first-letter:uppercase">{label}</p>}
        <p className="text-16 font-semibold">{text}</p>
        {shown !== undefined && shown.how !== '' && <p className="text-12 text-ink-soft">{shown.how}</p>}
      </div>
      {node !== undefined && <Sources node={node} />}
      {node?.source === 'calculation' && node.inputs.length > 0 && (
        <div className="grid gap-2 border-t border-line pt-3">
          <p className="text-12 font-medium text-ink-soft">{t('report.origin.from')}</p>
          <ul className="grid gap-2.5">
            {node.inputs.map((input) => (
              <Input key={input} id={input} />
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Input({ id }: { id: string }) {
  const origins = useOrigins()
  const { node: format } = useAmount()
  const node = origins.node(id)
  if (node === undefined) return null
  const shown = origins.shown(id)
  const label = shown?.label ?? node.label ?? id
  return (
    <li className="grid gap-0.5">
      <span className="flex items-baseline justify-between gap-3 text-13">
        <span className="min-w-0 first-letter:uppercase">{label}</span>
        <span className="shrink-0 font-medium">{shown?.text ?? format(Number(node.value), node.unit)}</span>
      </span>
      {node.source === 'calculation' ? (
        shown !== undefined && shown.how !== '' && <span className="text-12 text-ink-faint">{shown.how}</span>
      ) : (
        <Sources node={node} />
      )}
    </li>
  )
}

/** Of what was not computed: the person's words, the company's own data, or a premise of the board. */
function Sources({ node: { source, fact_id } }: { node: ResultNode }) {
  const { t } = useTranslation('consultor')
  const fact = useOrigins().fact(fact_id ?? '')
  if (source === 'calculation') return null
  if (source === 'premise')
    return (
      <span className="justify-self-start">
        <Badge tone="warn">{t('report.origin.premise')}</Badge>
      </span>
    )
  if (fact?.link) return <OwnLink link={fact.link} />
  if (fact?.quote) return <q className="text-12 text-ink-faint">{fact.quote}</q>
  return (
    <span className="text-12 text-ink-faint">{t(fact?.source === 'person' ? 'sources.person' : 'sources.text')}</span>
  )
}
