import { z } from 'zod'
import { findHostBrand } from '../../../../http/host-brand.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { errors as tenancyErrors } from '../../../../tenancy/errors.ts'
import { type AppIconOrder, drawAppIcon } from '../../index.ts'

const tag = 'Brand'
const YEAR_SECONDS = 31_536_000

/** By the name in their address. 180 is what Apple's phones ask for; they cut corners and nothing else. */
const ICONS = {
  '180.png': { side: 180, maskable: true },
  '192.png': { side: 192, maskable: false },
  '512.png': { side: 512, maskable: false },
  'maskable-512.png': { side: 512, maskable: true },
} as const satisfies Record<string, AppIconOrder>
type IconName = keyof typeof ICONS

export const webManifest = publicRoute({
  name: 'web-manifest',
  method: 'GET',
  url: '/manifest.webmanifest',
  tag,
  summary: 'What an installed console is called and looks like: the host’s company.',
  handler: async ({ services, request, reply }) => {
    const known = await findHostBrand(services, request.headers.host)
    if (known === undefined) throw tenancyErrors.tenant_unknown()
    const { companyName, colours, version } = known.brand
    const icon = (name: IconName) => ({
      src: `/app-icons/${name}?v=${version}`,
      sizes: `${ICONS[name].side}x${ICONS[name].side}`,
      type: 'image/png',
      purpose: ICONS[name].maskable ? 'maskable' : 'any',
    })
    return reply
      .header('content-type', 'application/manifest+json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(
        JSON.stringify({
          id: '/',
          name: companyName,
          short_name: shorten(companyName),
          lang: request.locale,
          start_url: '/',
          scope: '/',
          display: 'standalone',
          theme_color: colours.primary,
          // The canvas of the light theme: what is there before the page is.
          background_color: '#faf9f8',
          icons: [icon('192.png'), icon('512.png'), icon('maskable-512.png')],
        }),
      )
  },
})

export const appIcon = publicRoute({
  name: 'app-icon',
  method: 'GET',
  url: '/app-icons/:name',
  tag,
  limit: 'file',
  summary: 'The icon of an installed console: the company’s favicon, or its first letter in its colour.',
  params: z.object({ name: z.enum(Object.keys(ICONS) as [IconName, ...IconName[]]) }),
  query: z.object({ v: z.string().max(100).optional() }),
  handler: async ({ services, request, reply, params: { name }, query }) => {
    const known = await findHostBrand(services, request.headers.host)
    if (known === undefined) throw tenancyErrors.tenant_unknown()
    const png = await drawAppIcon(services.storage, known.brand, ICONS[name])
    // Its address in the manifest changes with the brand; without that it is asked for again the next day.
    const kept = query.v !== undefined ? `${YEAR_SECONDS}, immutable` : '86400'
    return reply.header('content-type', 'image/png').header('cache-control', `public, max-age=${kept}`).send(png)
  },
})

/** Under an icon there is room for some twelve letters: whole words, as many as fit. */
function shorten(name: string): string {
  const words = name.split(/\s+/)
  let short = words.shift() ?? ''
  for (const word of words) {
    if (short.length + word.length + 1 > 12) break
    short += ` ${word}`
  }
  return short
}
