import { LOCALES } from '@recado/flow/schemas'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../../services.ts'
import { flowAiQuery } from '../../flow-ai/flow-ai.api.ts'
import type { Check } from '../checks/check.ts'
import { checkProvider } from '../checks/check-provider.ts'
import { useBuilder } from './builder-context.ts'
import { useFlowChannels } from './use-flow-channels.ts'

type CheckDraft = typeof import('../checks/check-draft.ts')['checkDraft']
const NONE: readonly Check[] = []

/**
 * What is wrong with the draft now; nothing until the engine is there, which comes after the canvas. Worked out behind the
 * typing: a keystroke does not wait for it.
 */
export function useChecks(): readonly Check[] {
  const { i18n } = useTranslation()
  const document = useDeferredValue(useBuilder((state) => state.history.present.document))
  const [check, setCheck] = useState<CheckDraft>()
  useEffect(() => {
    let here = true
    // Without a line the server still says what is wrong, when the flow is published.
    const load = async () => {
      const { checkDraft } = await import('../checks/check-draft.ts')
      if (here) setCheck(() => checkDraft)
    }
    load().catch(() => undefined)
    return () => {
      here = false
    }
  }, [])
  const locale = LOCALES.find((one) => one === i18n.language) ?? 'pt-BR'
  const channels = useFlowChannels()
  const found = useMemo(() => check?.(document, locale, channels) ?? NONE, [check, document, locale, channels])
  const unanswered = useMemo(() => checkProvider(document), [document])
  const { http } = useServices()
  const { data: ai } = useQuery({ ...flowAiQuery(http), enabled: unanswered.length > 0 })
  const missing = ai !== undefined && ai.own === null && ai.shared === null
  return useMemo(() => (missing ? [...found, ...unanswered] : found), [missing, found, unanswered])
}
