import type { ExecutionFact } from '@recado/contracts/execution-facts'
import type { ExecutionResult, ResultNode } from '@recado/contracts/execution-result'
import { createContext, type ReactNode, useContext, useMemo } from 'react'

export interface Origins {
  node(id: string): ResultNode | undefined
  fact(id: string): ExecutionFact | undefined
  /** What a number of the report is called and how it is written there. */
  shown(node: string): { label: string; text: string; how: string } | undefined
  /** Numbers by the text they are written with; where several have the same, the one that is listed first. */
  byText: ReadonlyMap<string, string>
}

const OriginContext = createContext<Origins | null>(null)

interface OriginProviderProps {
  result: ExecutionResult
  facts: readonly ExecutionFact[]
  children: ReactNode
}

/** Around a report: every number in it can say where it comes from. */
export function OriginProvider({ result, facts, children }: OriginProviderProps) {
  const origins = useMemo(() => originsOf(result, facts), [result, facts])
  return <OriginContext value={origins}>{children}</OriginContext>
}

export function useOrigins(): Origins {
  const origins = useContext(OriginContext)
  if (origins === null) throw new Error('no report above this component')
  return origins
}

export function originsOf(result: ExecutionResult, facts: readonly ExecutionFact[]): Origins {
  const nodes = new Map(result.nodes.map((node) => [node.id, node]))
  const known = new Map(facts.map((fact) => [fact.fact_id, fact]))
  const shown = new Map<string, { label: string; text: string; how: string }>()
  const byText = new Map<string, string>()
  const numbers = [
    ...result.answer.numbers,
    ...result.decisions.flatMap(({ effect_low, effect_high }) => [effect_low, effect_high]),
    ...result.numbers,
    ...result.tornado,
    ...(result.scenarios ?? []).flatMap(({ pessimistic, base, optimistic }) => [base, pessimistic, optimistic]),
    ...result.premises,
  ]
  for (const number of numbers) {
    if (number === null) continue
    const before = shown.get(number.node)
    if (before === undefined || (before.how === '' && number.how !== '')) shown.set(number.node, number)
    if (!byText.has(number.text)) byText.set(number.text, number.node)
  }
  return {
    node: (id) => nodes.get(id),
    fact: (id) => known.get(id),
    shown: (node) => shown.get(node),
    byText,
  }
}
