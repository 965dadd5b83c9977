import type { BrandOnPage, PageView, ShopOnPage } from '@recado/contracts/car-pages'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { createFormats, type Formats } from './formats.ts'
import { createTranslate, type Texts, type Translate } from './texts.ts'

/** What every part of a page works with. */
export interface PageTools {
  kind: PageView['kind']
  locale: string
  shop: ShopOnPage['shop']
  config: ShopOnPage
  brand: BrandOnPage
  t: Translate
  formats: Formats
}

/** Of a page that is of some shop. */
export function createPageTools(page: Exclude<PageView, { kind: 'closed' }>, texts: Texts): PageTools {
  const { kind, locale, config, brand } = page
  const { shop } = config
  return { kind, locale, shop, config, brand, t: createTranslate(texts, locale), formats: createFormats(locale) }
}

export const PageToolsContext = createContext<PageTools | undefined>(undefined)

export function usePage(): PageTools {
  const tools = useContext(PageToolsContext)
  if (tools === undefined) throw new Error('a part of a page stands in none')
  return tools
}
