import { CAR_PAGES } from '@recado/contracts/car-pages'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import type { Trouble } from './use-recommendation.ts'

interface ResultsTroubleProps {
  trouble: Trouble
  words: string | null
  onRetry(): void
}

/** Why there is no list: no line, or none can be made now. The stock is always there. */
export function ResultsTrouble({ trouble, words, onRetry }: ResultsTroubleProps) {
  const { t } = usePage()
  const stock = words === null ? CAR_PAGES.stock : `${CAR_PAGES.stock}?${new URLSearchParams({ q: words })}`
  return (
    <div role="alert">
      <Notice icon="alert" title={t(`trouble.${trouble}_title`)} text={t(`trouble.${trouble}_text`)}>
        {trouble !== 'spent' && (
          <button type="button" class="button" onClick={onRetry}>
            {t('trouble.retry')}
          </button>
        )}
        <a class={trouble === 'spent' ? 'button' : 'button button-quiet'} href={stock}>
          {t('stock.all')}
        </a>
      </Notice>
    </div>
  )
}
