/**
 * Names that lead around the default scope of one tenant must be recognisable: they contain one of these
 * words. Tenancy gives such names to whatever opens more than one tenant's rows or skips row-level security.
 */
export const bypassName = /PlatformScope|[Uu]nscoped|[Bb]ypass|AcrossTenants|[Aa]sSuperUser|[Ww]ithoutTenant/

export interface DeclaredBypass {
  name: string
  /** Where it may be named, besides tenancy, which defines it. */
  files: RegExp
  why: string
}

/** The whole list. Adding a line is a decision that a reviewer sees. */
export const declaredBypasses: DeclaredBypass[] = [
  {
    name: 'PlatformScope',
    files: /^server\/src\/(modules\/(tenants|partners|billing|audit|backups)|workflows|entry\/(http\/platform|jobs))\//,
    why: 'the platform’s own tables, rollups and jobs over many tenants',
  },
  {
    name: 'withPlatformScope',
    files: /^server\/src\/(main\.ts|workflows\/|entry\/(http\/platform|jobs)\/)/,
    why: 'opens the scope above for routes of the platform owner, jobs and workflows',
  },
]

export function isDeclaredBypass(name: string, file: string): boolean {
  if (file.startsWith('server/src/tenancy/')) return declaredBypasses.some((bypass) => bypass.name === name)
  return declaredBypasses.some((bypass) => bypass.name === name && bypass.files.test(file))
}
