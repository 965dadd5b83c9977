import type { PageView } from '@recado/contracts/car-pages'
import { CarPage } from './car/car-page.tsx'
import { GonePage } from './car/gone-page.tsx'
import { ComparePage } from './compare/compare-page.tsx'
import { FavouritesPage } from './favourites/favourites-page.tsx'
import { SharedPage } from './favourites/shared-page.tsx'
import { FindPage } from './find/find-page.tsx'
import { Frame } from './layout/frame.tsx'
import { createPageTools, PageToolsContext } from './page-tools.ts'
import { ResultsPage } from './results/results-page.tsx'
import { ClosedPage } from './shell/closed-page.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { StockPage } from './stock/stock-page.tsx'
import { createTranslate, type Texts } from './texts.ts'

type OpenPage = Exclude<PageView, { kind: 'closed' }>

/** A whole page, on the server and in the browser alike. */
export function App({ page, texts }: { page: PageView; texts: Texts }) {
  if (page.kind === 'closed') return <ClosedPage page={page} t={createTranslate(texts, page.locale)} />
  return (
    <PageToolsContext.Provider value={createPageTools(page, texts)}>
      <Frame>
        <Content page={page} />
      </Frame>
    </PageToolsContext.Provider>
  )
}

function Content({ page }: { page: OpenPage }) {
  switch (page.kind) {
    case 'stock':
      return <StockPage page={page} />
    case 'car':
      return <CarPage page={page} />
    case 'gone':
      return <GonePage page={page} />
    case 'find':
      return <FindPage page={page} />
    case 'results':
      return <ResultsPage page={page} />
    case 'compare':
      return <ComparePage page={page} />
    case 'favourites':
      return <FavouritesPage />
    case 'shared':
      return <SharedPage page={page} />
    case 'missing':
      return <MissingPage page={page} />
  }
}
