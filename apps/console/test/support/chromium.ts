import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { trackBrowser } from '../../../../server/test/support/open-browsers.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps once a second.
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

const NOBODY_ASKED = '--use-fake-ui-for-media-stream'

/**
 * The machine's own Chromium. `asks`: the microphone is for whoever has the permission; everybody's without it.
 *
 * @throws when there is none: `apt-get install chromium`.
 */
export async function openChromium({ asks = false } = {}): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error(`no Chromium at ${PLACES.join(', ')}`)
  return trackBrowser(await chromium.launch({ executablePath, args: asks ? FLAGS : [...FLAGS, NOBODY_ASKED] }))
}
