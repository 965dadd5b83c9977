import { CAR_PAGES, carPagePath } from '@recado/contracts/car-pages'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { AskDoor } from './ask-door.ts'

/** Of the protocol there may be 50,000; a dealer has hundreds. */
const MOST_CARS = 5_000

/** What search engines should know of: the stock, the questionnaire and every car on offer. Undefined: there is no shop. */
export async function makeSitemap(ask: AskDoor, origin: string): Promise<string | undefined> {
  const paths: string[] = [CAR_PAGES.stock, CAR_PAGES.find]
  let cursor: string | null = ''
  // Ends: with the last page of the stock, or after MOST_CARS.
  while (cursor !== null && paths.length < MOST_CARS) {
    const query: URLSearchParams = new URLSearchParams({ limit: '100', ...(cursor !== '' && { cursor }) })
    const found = await ask(matcherEndpoints.listCars, { query })
    if (!found.ok) return undefined
    paths.push(...found.body.items.map(carPagePath))
    cursor = found.body.next_cursor
  }
  const urls = paths.map((path) => `<url><loc>${escapeXml(`${origin}${path}`)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`
}

/** The console of the same host is for its people. */
export function makeRobots(origin: string): string {
  const hidden = [CAR_PAGES.results, CAR_PAGES.compare, CAR_PAGES.favourites, CAR_PAGES.shared]
  return [
    'User-agent: *',
    ...hidden.map((path) => `Disallow: ${path}`),
    `Allow: ${CAR_PAGES.stock}`,
    // Pages are made of these, and of nothing else of the host.
    'Allow: /assets/matcher/',
    'Allow: /files/cars/',
    'Allow: /files/brand',
    'Disallow: /',
    `Sitemap: ${origin}${CAR_PAGES.sitemap}`,
    '',
  ].join('\n')
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
