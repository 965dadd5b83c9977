import type { Page } from 'playwright-core'

/** Whether what was read lies in the browser: it is written some four seconds after it was read, and goes with signing out. */
export function hasKeptQueries(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'console-queries')) return false
    return new Promise<boolean>((resolve, reject) => {
      const opening = indexedDB.open('console-queries')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const database = opening.result
        const end = (found: boolean) => {
          database.close()
          resolve(found)
        }
        // Just being made, by the page or by this look.
        if (!database.objectStoreNames.contains('kept')) return end(false)
        const count = database.transaction('kept').objectStore('kept').count()
        count.onerror = () => reject(count.error)
        count.onsuccess = () => end(count.result > 0)
      }
    })
  })
}
