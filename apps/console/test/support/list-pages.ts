import { createConsoleRouter } from '../../src/router.tsx'

/** What stands in the places of an address that vary. */
const FILLINGS: Record<string, string> = { folder: 'todas', token: 'nada' }
/** No id of anything: the page says that it is not there. */
const NOBODY = '00000000000000000000000000'

/** An address of every page that the console has, from its own routes; nobody needs to add a new one. */
export function listPages(): string[] {
  const patterns = Object.keys(createConsoleRouter().routesByPath)
  const pages = patterns.map((pattern) => pattern.replace(/\$(\w+)/g, (_, name) => FILLINGS[name] ?? NOBODY))
  return [...new Set(pages.map((page) => (page === '/' ? page : page.replace(/\/$/, ''))))]
}
