import { LOCALES } from '@recado/flow/schemas'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Check } from '../checks/check.ts'
import { useBuilder } from './builder-context.ts'

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
  return useMemo(() => check?.(document, locale) ?? NONE, [check, document, locale])
}
