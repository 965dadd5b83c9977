/**
 * Names that lead around the default scope of one tenant must be recognisable: they contain one of these
 * words. Tenancy gives such names to whatever opens more than one tenant's rows or skips row-level security.
 */
export const bypassName = /[Aa]crossTenants|PlatformScope|[Uu]nscoped|[Bb]ypass|[Aa]sSuperUser|[Ww]ithoutTenant/

export interface DeclaredBypass {
  name: string
  /** Where it may be named, besides tenancy, which defines it. */
  files: RegExp[]
  why: string
}

/**
 * The whole list; a line more is a decision that a reviewer sees. What holds tenants' own data (contacts,
 * conversations, flows …) and the regimes of console, widget, bots and webhooks are not on it.
 */
export const declaredBypasses: DeclaredBypass[] = [
  {
    name: 'acrossTenants',
    files: [
      /^server\/src\/core\/(accounts|sessions|members|invitations|api-keys)\//,
      /^server\/src\/((core|chat)\/workflows|demo)\//,
      // Whoever keeps bots keeps those of all companies; they are rows of control.
      /^server\/src\/zap\/(bots|workflows\/bots)\//,
      /^server\/src\/(jobs\/|core\/.+\/routes\/platform\.ts$|(core|chat)\/[^/]+\/jobs\.ts$)/,
      /^server\/src\/http\/office-route\.ts$/,
      /^server\/src\/http\/routes\/health\.ts$/,
      /^server\/src\/core\/mail\/development-mailbox\.ts$/,
      // A page is in its brand before anybody signs in, and the brand is its partner's and the platform's too.
      /^server\/src\/core\/branding\/brand-directory\.ts$/,
      /^server\/src\/create-(services|background)\.ts$/,
    ],
    why: 'signing in knows no tenant yet; workflows and jobs run over many; the owner of the platform sees them all',
  },
  {
    name: 'PlatformScope',
    files: [
      /^server\/src\/core\/(accounts|sessions|members|invitations|api-keys|tenants|partners|billing|audit|backups)\//,
      /^server\/src\/((core|chat)\/workflows|demo)\//,
      /^server\/src\/zap\/(bots|workflows\/bots)\//,
      /^server\/src\/(jobs\/|core\/.+\/routes\/platform\.ts$|(core|chat)\/[^/]+\/jobs\.ts$)/,
    ],
    why: 'the type of the scope above: statements and operations on control tables ask for it by name',
  },
]

export function isDeclaredBypass(name: string, file: string): boolean {
  const declared = declaredBypasses.find((bypass) => bypass.name === name)
  if (declared === undefined) return false
  return file.startsWith('server/src/tenancy/') || declared.files.some((files) => files.test(file))
}
