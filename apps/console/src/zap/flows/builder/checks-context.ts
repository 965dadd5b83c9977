import { createContext, use } from 'react'
import type { Check } from '../checks/check.ts'

export const ChecksContext = createContext<readonly Check[]>([])

export function useBlockChecks(body: string, block: string): readonly Check[] {
  return use(ChecksContext).filter((check) => check.body === body && check.block === block)
}
