import { readFileSync } from 'node:fs'
import { draw } from './drawings.ts'
import type { ShopWidget } from './find-shop-widget.ts'
import type { Shop } from './read-shops.ts'

export const STYLES = readFileSync(new URL('./shop.css', import.meta.url), 'utf8')
const TEXTS: { title: string; lead: string } = JSON.parse(
  readFileSync(new URL('./shops/index.json', import.meta.url), 'utf8'),
)

/** A company's page. The last line but one is all that a site needs for its widget. */
export function renderShop(shop: Shop, widget: ShopWidget | undefined): string {
  const offers = shop.offers.map(
    ({ name, about, price, drawing, colour }) =>
      `<li><div class="drawing">${draw(drawing, colour)}</div><h3>${escapeHtml(name)}</h3><p>${escapeHtml(about)}</p><strong>${escapeHtml(price)}</strong></li>`,
  )
  const facts = shop.facts.map(({ title, text }) => `<li><h3>${escapeHtml(title)}</h3><p>${escapeHtml(text)}</p></li>`)
  return page(
    shop.name,
    `<header><p class="name"><svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="6" fill="${escapeHtml(shop.colour)}"/></svg>${escapeHtml(shop.name)}</p><p>${escapeHtml(shop.trade)}</p></header>
<main>
<section class="lead"><div><h1>${escapeHtml(shop.headline)}</h1><p>${escapeHtml(shop.lead)}</p></div><div class="drawing">${draw(shop.offers[0]?.drawing ?? 'sedan', shop.colour)}</div></section>
<section><h2>${escapeHtml(shop.offerTitle)}</h2><ul class="offers">${offers.join('')}</ul></section>
<section><ul class="facts">${facts.join('')}</ul></section>
</main>
<footer><p>${escapeHtml(shop.address)}</p><p>${escapeHtml(shop.hours)}</p></footer>
${widget === undefined ? '' : `<script async src="${widget.origin}/widget.js" data-inbox="${escapeHtml(widget.publicKey)}"></script>`}`,
  )
}

/** The companies of the demo. */
export function renderIndex(shops: readonly Shop[]): string {
  const links = shops.map(
    ({ slug, name, trade, offers, colour }) =>
      `<li><a href="/${slug}"><div class="drawing">${draw(offers[0]?.drawing ?? 'sedan', colour)}</div><h3>${escapeHtml(name)}</h3><p>${escapeHtml(trade)}</p></a></li>`,
  )
  return page(
    TEXTS.title,
    `<main><section class="lead"><div><h1>${escapeHtml(TEXTS.title)}</h1><p>${escapeHtml(TEXTS.lead)}</p></div></section>
<ul class="offers">${links.join('')}</ul></main>`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/shop.css">
</head>
<body>
${body}
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
