import type { ResultKpi } from '@recado/contracts/execution-result'
import { SourcedNumber } from './sourced-number.tsx'

/** The result, what it is made of, and what that is made of. */
export function KpiTree({ branch: { number, children } }: { branch: ResultKpi }) {
  return (
    <div className="grid gap-1.5 text-13">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-ink-soft first-letter:uppercase">{number.label}</span>
        <SourcedNumber node={number.node} text={number.text} className="font-medium" />
      </p>
      {children.length > 0 && (
        <ul className="ml-1.5 grid gap-1.5 border-l border-line pl-4">
          {children.map((child) => (
            <li key={child.number.node}>
              <KpiTree branch={child} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
