import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { PageContext, RenderPage } from '@recado/contracts/car-pages'
import type { Locale } from '@recado/contracts/wire'

/** What apps/matcher's build left: the pages' renderer, and the addresses of their scripts. */
export interface MatcherBuild {
  render: RenderPage
  /** Hashed files, which are kept for ever. */
  assets: string
  scriptsOf(locale: Locale): Pick<PageContext, 'script' | 'preload'>
}

interface Chunk {
  file: string
  imports?: string[]
}

/** Undefined where nothing is built. */
export async function readBuild(directory: string): Promise<MatcherBuild | undefined> {
  const [renderer, manifestFile] = [`${directory}/server/render.js`, `${directory}/client/.vite/manifest.json`]
  if (!existsSync(renderer) || !existsSync(manifestFile)) return undefined
  const { renderPage }: { renderPage: RenderPage } = await import(pathToFileURL(renderer).href)
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const fileOf = (source: string) => `/${manifest[source]?.file ?? ''}`
  const entry = manifest['src/hydrate.tsx']
  const shared = (entry?.imports ?? []).map(fileOf)
  return {
    render: renderPage,
    assets: `${directory}/client${MATCHER_ASSETS}`,
    scriptsOf: (locale) => ({
      script: fileOf('src/hydrate.tsx'),
      preload: [...shared, fileOf(`src/locales/${locale}.json`)],
    }),
  }
}

/** What the build puts its hashed files under: apps/matcher/vite.config.ts. */
export const MATCHER_ASSETS = '/assets/matcher/'
