import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'

/** Icons of an installed console, by the name in their address: sides in pixels. */
export const AppIconName = z.enum(['180.png', '192.png', '512.png', 'maskable-512.png'])
export type AppIconName = z.output<typeof AppIconName>

const tag = 'Brand'

export const installationEndpoints = {
  manifest: defineEndpoint({
    name: 'web-manifest',
    method: 'GET',
    path: '/manifest.webmanifest',
    tag,
    summary: 'What an installed console is called and looks like: the host’s company.',
  }),
  icon: defineEndpoint({
    name: 'app-icon',
    method: 'GET',
    path: '/app-icons/:name',
    tag,
    summary: 'The icon of an installed console: the company’s favicon, or its first letter in its colour.',
    params: z.object({ name: AppIconName }),
    query: z.object({ v: z.string().max(100).optional() }),
  }),
}
