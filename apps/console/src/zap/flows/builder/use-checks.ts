import { useDeferredValue, useMemo } from 'react'
import type { Check } from '../checks/check.ts'
import { checkDraft } from '../checks/check-draft.ts'
import { useBuilder } from './builder-context.ts'

/** What is wrong with the draft now. Worked out behind the typing: a keystroke does not wait for it. */
export function useChecks(): readonly Check[] {
  const document = useDeferredValue(useBuilder((state) => state.history.present.document))
  return useMemo(() => checkDraft(document), [document])
}
