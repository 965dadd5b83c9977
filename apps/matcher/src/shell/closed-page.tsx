import type { ClosedPageView } from '@recado/contracts/car-pages'
import { Notice } from '../layout/notice.tsx'
import type { Translate } from '../texts.ts'

/** A company that shows nobody anything at the moment, or an address that is nobody's. */
export function ClosedPage({ page: { brand }, t }: { page: ClosedPageView; t: Translate }) {
  return (
    <main class="page">
      {brand === null ? (
        <Notice level={1} icon="search" title={t('closed.nobody_title')} text={t('closed.nobody_text')} />
      ) : (
        <Notice
          level={1}
          icon="alert"
          title={t('closed.title', { company: brand.company_name })}
          text={t('closed.text')}
        />
      )}
    </main>
  )
}
