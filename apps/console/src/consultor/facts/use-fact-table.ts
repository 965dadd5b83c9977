import type { AdvisorOptions } from '@recado/contracts/advisor'
import type { ExecutionFactBody, ExecutionUnderstanding, FactQuestion } from '@recado/contracts/execution-facts'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../design/toast.tsx'
import { useUnsaved } from '../../forms/unsaved.ts'
import { bodyOfDraft, draftOf, type FactDraft, isChanged, newDraft } from './fact-draft.ts'
import { parseAmount } from './parse-amount.ts'
import { typedFactsOf } from './typed-facts.ts'

export interface Need {
  question: FactQuestion
  draft: FactDraft
}

export interface EditedFacts {
  drafts: readonly FactDraft[]
  /** What is missing, each with what was typed so far. */
  needs: readonly Need[]
  /** How many of them have a number by now. */
  answered: number
  isDirty: boolean
  change(key: string, changes: Partial<FactDraft>): void
  answer(metric: string, value: string): void
  /** @returns the new line's key. */
  add(metrics: AdvisorOptions['metrics'], quote?: string): string
  remove(key: string): void
  /** Takes a line away that was added and never filled in. */
  dropEmpty(key: string): void
  /** The whole table as it is sent; undefined while a line says no number. */
  bodies(): ExecutionFactBody[] | undefined
}

/** The table of facts while somebody changes it. */
export function useFactTable(execution: ExecutionDetail, understanding: ExecutionUnderstanding): EditedFacts {
  const { t, i18n } = useTranslation(['consultor', 'common'])
  const toast = useToast()
  const locale = i18n.language
  const [typed] = useState(() => typedFactsOf(execution.execution_id))
  const [drafts, setDrafts] = useState<readonly FactDraft[]>(() => tableOf(understanding, typed, locale))
  const [needs, setNeeds] = useState<readonly Need[]>(() =>
    understanding.needs.map((question) => ({
      question,
      draft: typed.find(({ metric }) => metric === question.metric) ?? draftFor(question),
    })),
  )
  const answers = needs.filter(({ draft }) => draft.value.trim() !== '')
  const isDirty =
    answers.length > 0 ||
    drafts.length !== understanding.facts.length ||
    drafts.some((draft) => draft.confirmed || isChanged(draft, locale))
  useUnsaved(isDirty)
  const remove = (key: string) => {
    const at = drafts.findIndex((draft) => draft.key === key)
    const removed = drafts[at]
    if (removed === undefined) return
    setDrafts((before) => before.filter((draft) => draft.key !== key))
    if (removed.fact === undefined && removed.value === '') return
    toast({
      text: t('facts.removed'),
      action: { label: t('common:actions.undo'), run: () => setDrafts((now) => now.toSpliced(at, 0, removed)) },
    })
  }
  return {
    ...{ drafts, needs, isDirty, remove },
    answered: needs.filter(({ draft }) => parseAmount(draft.value, locale) !== undefined).length,
    change: (key, changes) =>
      setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...changes } : draft))),
    answer: (metric, value) =>
      setNeeds((before) =>
        before.map((need) => (need.question.metric === metric ? { ...need, draft: { ...need.draft, value } } : need)),
      ),
    add: (metrics, quote = '') => {
      const [first] = metrics
      const value = /[\d.,]*\d/.exec(quote)?.[0] ?? ''
      const draft = newDraft({
        metric: first?.id ?? 'revenue',
        unit: first?.units[0] ?? 'BRL',
        period: first?.periods[0] ?? null,
        value,
      })
      setDrafts((before) => [...before, draft])
      return draft.key
    },
    dropEmpty: (key) =>
      setDrafts((before) =>
        before.filter((draft) => draft.key !== key || draft.fact !== undefined || draft.value.trim() !== ''),
      ),
    bodies: () => {
      const all = [...drafts, ...answers.map(({ draft }) => draft)].map((draft) => bodyOfDraft(draft, locale))
      const known = all.filter((body) => body !== undefined)
      return known.length === all.length ? known : undefined
    },
  }
}

function draftFor({ metric, unit, period }: FactQuestion): FactDraft {
  return newDraft({ metric, unit, period })
}

/** What was understood; what was typed beside the question comes before the company's own figure of the same. */
function tableOf({ facts, needs }: ExecutionUnderstanding, typed: readonly FactDraft[], locale: string): FactDraft[] {
  const said = typed.filter(({ metric }) => needs.every((need) => need.metric !== metric))
  const replaces = (draft: FactDraft) =>
    draft.fact?.source === 'company' && draft.scope === 'now' && draft.subject === ''
      ? said.find(({ metric }) => metric === draft.metric)
      : undefined
  const lines = facts.map((fact) => {
    const draft = draftOf(fact, locale)
    const own = replaces(draft)
    return own === undefined ? draft : { ...draft, value: own.value, high: '', unit: own.unit, period: own.period }
  })
  const taken = new Set(lines.flatMap((draft) => replaces(draft)?.key ?? []))
  return [...lines, ...said.filter(({ key }) => !taken.has(key))]
}
