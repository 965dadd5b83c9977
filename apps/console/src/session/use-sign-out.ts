import { leavePage } from '../forms/leave-guard.tsx'
import { useServices } from '../services.ts'
import { useMe } from './me-context.ts'

/** Signs out, or asks first where something is not saved. Whoever is in a company as a guest goes back to their own console. */
export function useSignOut(): () => void {
  const { session } = useServices()
  const { impersonator } = useMe()
  const leaveTo = impersonator === null ? undefined : new URL('/empresas', impersonator.console_url).href
  return () => leavePage(() => void session.end(leaveTo))
}
