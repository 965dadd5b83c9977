import type { Plugin } from 'vite'

/** Who has a zod of their own, and that zod itself: the language of flows, and questionnaires, whose ranges are tuples too. */
const OWNERS =
  /\/engines\/flow\/|\/contracts\/src\/(?:flow|questionnaires|matcher)|\/apps\/console\/src\/zap\/flows\/|\/zod\/.*\?flows$/

/**
 * Gives the flow builder a zod of its own. A module is not split between files: what the language of flows alone asks of
 * zod (tuples, recursion) would stand in the file that every page loads.
 */
export function ownZod(): Plugin {
  return {
    name: 'own-zod',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || !OWNERS.test(importer)) return null
      const isInside = importer.endsWith('?flows')
      if (source !== 'zod' && !(isInside && source.startsWith('.'))) return null
      const found = await this.resolve(source, importer.replace(/\?flows$/, ''), { ...options, skipSelf: true })
      return found === null ? null : { ...found, id: `${found.id}?flows` }
    },
  }
}
