import type { ReactNode } from 'react'
import { ChecksContext } from './checks-context.ts'
import { useChecks } from './use-checks.ts'

/** Tells everything below what is wrong with the draft. Apart, so that only who shows checks is drawn anew with them. */
export function ChecksProvider({ children }: { children: ReactNode }) {
  return <ChecksContext value={useChecks()}>{children}</ChecksContext>
}
