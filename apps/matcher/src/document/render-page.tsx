import type { PageContext, PageView, RenderPage } from '@recado/contracts/car-pages'
import { renderToString } from 'preact-render-to-string'
import { App } from '../app.tsx'
import en from '../locales/en.json'
import es from '../locales/es.json'
import pt from '../locales/pt-BR.json'
import { createPageTools } from '../page-tools.ts'
import styles from '../styles/index.css?inline'
import { createTranslate, type Texts } from '../texts.ts'
import { embedJson, escapeHtml } from './escape.ts'
import { describePage, type PageHead } from './page-head.ts'
import { paletteStyles } from './palette-styles.ts'
import { structuredData } from './structured-data.ts'

const TEXTS: Record<string, Texts> = { 'pt-BR': pt, en, es }

/** The whole document of a page. Whatever comes out of the stock is text here, and nothing else. */
export const renderPage: RenderPage = (page, context) => {
  const texts = TEXTS[page.locale] ?? pt
  return [
    `<!doctype html><html lang="${escapeHtml(page.locale)}">`,
    `<head>${renderHead(page, context, texts)}</head>`,
    `<body><div id="page">${renderToString(<App page={page} texts={texts} />)}</div>`,
    `<script type="application/json" id="page-data">${embedJson(page)}</script>`,
    '</body></html>',
  ].join('')
}

function renderHead(page: PageView, { nonce, script, preload, origin }: PageContext, texts: Texts): string {
  const tools = page.kind === 'closed' ? undefined : createPageTools(page, texts)
  const head =
    page.kind === 'closed' || tools === undefined ? closedHead(texts, page.locale) : describePage(page, origin, tools)
  const { brand } = page
  const icon = brand?.favicon_url ?? '/app-icons/192.png'
  return [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(head.title)}</title>`,
    meta('description', head.description),
    ...(head.indexed ? [] : [meta('robots', 'noindex, follow')]),
    ...(head.canonical === '' ? [] : [`<link rel="canonical" href="${escapeHtml(head.canonical)}">`]),
    ...(tools === undefined ? [] : preview(head, { kind: page.kind, site: tools.shop.name, locale: page.locale })),
    meta('theme-color', brand?.colours.primary.value ?? '#faf9f8'),
    meta('format-detection', 'telephone=no'),
    `<link rel="icon" href="${escapeHtml(icon)}"><link rel="apple-touch-icon" href="/app-icons/180.png">`,
    ...preloadPicture(head.picture),
    `<style nonce="${nonce}">${paletteStyles(brand?.colours.primary)}${styles}</style>`,
    ...preload.map((href) => `<link rel="modulepreload" nonce="${nonce}" href="${escapeHtml(href)}">`),
    `<script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>`,
    ...(tools === undefined ? [] : structuredData(page, origin, tools)).map(
      (data) => `<script type="application/ld+json">${embedJson(data)}</script>`,
    ),
  ].join('')
}

function meta(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`
}

/** Open Graph: how the link looks in a conversation. */
function preview(head: PageHead, of: { kind: PageView['kind']; site: string; locale: string }): string[] {
  const og = (property: string, content: string) => `<meta property="og:${property}" content="${escapeHtml(content)}">`
  const { image, title, description, canonical } = head
  return [
    og('type', of.kind === 'car' ? 'product' : 'website'),
    og('site_name', of.site),
    og('locale', of.locale.replace('-', '_')),
    og('title', title),
    og('description', description),
    og('url', canonical),
    ...(image === undefined
      ? []
      : [
          og('image', image.url),
          og('image:type', 'image/jpeg'),
          og('image:width', String(image.width)),
          og('image:height', String(image.height)),
          og('image:alt', title),
        ]),
    meta('twitter:card', image === undefined ? 'summary' : 'summary_large_image'),
  ]
}

/** What the reader waits for is asked for before anything else of the page. */
function preloadPicture(picture: PageHead['picture']): string[] {
  if (picture === undefined) return []
  const { href, srcset, sizes } = picture
  const more =
    srcset === undefined ? '' : ` imagesrcset="${escapeHtml(srcset)}" imagesizes="${escapeHtml(sizes ?? '100vw')}"`
  return [`<link rel="preload" as="image" fetchpriority="high" href="${escapeHtml(href)}"${more}>`]
}

function closedHead(texts: Texts, locale: string): PageHead {
  const title = createTranslate(texts, locale)('closed.nobody_title')
  return { title, description: title, canonical: '', indexed: false }
}
