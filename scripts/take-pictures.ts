import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { enterByDoor } from './pictures/enter-by-door.ts'
import { type Picture, pictures } from './pictures/pictures.ts'
import { type View, views } from './pictures/views.ts'

// Takes a picture of every screen of a running demo in every view (width, theme, zoom), to look at them side by side, and
// names pages that are wider than their window.
//
//   npm run pictures -- [address, default http://localhost:3000] [part of a picture's or a view's name …]

const [address = 'http://localhost:3000', ...asked] = process.argv.slice(2)
const folder = path.resolve('.recado/pictures')
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const executablePath = PLACES.find((place) => existsSync(place))
if (executablePath === undefined) throw new Error(`no Chromium at ${PLACES.join(', ')}`)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const wanted = pictures.filter((picture) => chosenViews(picture).length > 0)
  for (const [door, ofDoor] of Map.groupBy(wanted, ({ door }) => door)) await takeBehind(browser, door, ofDoor)
} finally {
  await browser.close()
}
console.log(folder)

function chosenViews({ name }: Picture): View[] {
  if (asked.length === 0) return [...views]
  const has = (text: string) => asked.some((part) => text.includes(part))
  return has(name) ? [...views] : views.filter((view) => has(view.name))
}

/** One page for everything behind a door: a session's cookie is one browser's. */
async function takeBehind(on: Browser, door: Picture['door'], ofDoor: readonly Picture[]): Promise<void> {
  const context = await on.newContext({ locale: 'pt-BR', reducedMotion: 'reduce', serviceWorkers: 'block' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const origin = door === undefined ? address : await enterByDoor(page, address, door)
  for (const picture of ofDoor) {
    for (const view of chosenViews(picture)) {
      await take(page, origin, picture, view).catch((error: unknown) => {
        console.log(`${picture.name}, ${view.name}: ${String(error).split('\n')[0]}`)
      })
    }
  }
  await context.close()
}

async function take(page: Page, origin: string, picture: Picture, view: View): Promise<void> {
  await page.setViewportSize(view.size)
  await page.emulateMedia({ colorScheme: view.theme })
  await page.goto(picture.address?.(address) ?? `${origin}${picture.path}`)
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
  await picture.prepare?.(page)
  // Outlines of what is on its way.
  await page
    .waitForFunction("document.querySelector('.animate-pulse') === null", undefined, { timeout: 5_000 })
    .catch(() => undefined)
  if (picture.grows) await grow(page, view)
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  if (wider > 0) console.log(`${picture.name}, ${view.name}: ${wider} px wider than its window`)
  mkdirSync(path.join(folder, view.name), { recursive: true })
  await page.screenshot({ path: path.join(folder, view.name, `${picture.name}.png`) })
}

/** Makes the window as high as what scrolls in it, up to five screens. */
async function grow(page: Page, { size }: View): Promise<void> {
  const more = await page.evaluate<number>(
    `Math.max(0, ...[...document.querySelectorAll('html, body, body *')].map((it) =>
       /auto|scroll/.test(getComputedStyle(it).overflowY) || it === document.documentElement
         ? it.scrollHeight - it.clientHeight : 0))`,
  )
  if (more > 0) await page.setViewportSize({ width: size.width, height: Math.min(size.height + more, 5 * size.height) })
}
