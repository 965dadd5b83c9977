import { createContext, use } from 'react'
import type { Check } from '../checks/check.ts'

export const ChecksContext = createContext<readonly Check[]>([])

export function useAllChecks(): readonly Check[] {
  return use(ChecksContext)
}

export function useBlockChecks(body: string, block: string): readonly Check[] {
  return useAllChecks().filter((check) => check.body === body && check.block === block)
}
