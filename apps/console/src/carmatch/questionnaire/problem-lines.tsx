import type { QuestionnaireProblem } from '@recado/contracts/questionnaires'
import { CircleAlert, TriangleAlert } from 'lucide-react'

/** What is wrong at a place of the draft, or below it. */
export function ProblemLines({ problems, at }: { problems: readonly QuestionnaireProblem[]; at: string }) {
  const here = problems.filter(({ path }) => path === at || path.startsWith(`${at}.`))
  if (here.length === 0) return null
  return (
    <ul className="grid gap-1 text-12">
      {here.map(({ code, path, text, severity }) => {
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert
        return (
          <li key={`${code} ${path}`} className={`flex gap-1.5 ${severity === 'error' ? 'text-bad' : 'text-warn'}`}>
            <Icon size={14} className="mt-px shrink-0" aria-hidden />
            {text}
          </li>
        )
      })}
    </ul>
  )
}
