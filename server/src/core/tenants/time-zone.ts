import { errors } from './errors.ts'

/** @throws timezone_unknown unless it is an IANA zone this machine knows. */
export function requireTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    throw errors.timezone_unknown()
  }
}
