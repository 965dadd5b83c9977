import { type AppIconName, installationEndpoints } from '@recado/contracts/installation'
import { findHostBrand } from '../../../../http/host-brand.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { errors as tenancyErrors } from '../../../../tenancy/errors.ts'
import { type AppIconOrder, drawAppIcon } from '../../index.ts'

const YEAR_SECONDS = 31_536_000

/** By the name in their address. 180 is what Apple's phones ask for; they cut corners and nothing else. */
const ICONS = {
  '180.png': { side: 180, maskable: true },
  '192.png': { side: 192, maskable: false },
  '512.png': { side: 512, maskable: false },
  'maskable-512.png': { side: 512, maskable: true },
} as const satisfies Record<AppIconName, AppIconOrder>

export const webManifest = publicRoute(installationEndpoints.manifest, {
  handler: async ({ services, request, reply }) => {
    const known = await findHostBrand(services, request.headers.host)
    if (known === undefined) throw tenancyErrors.tenant_unknown()
    const { companyName, colours, version } = known.brand
    const icon = (name: AppIconName) => ({
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

export const appIcon = publicRoute(installationEndpoints.icon, {
  limit: 'file',
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
