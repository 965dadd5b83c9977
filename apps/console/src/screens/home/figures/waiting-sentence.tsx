import type { WaitingView } from '@recado/contracts/reports'
import { Link } from '@tanstack/react-router'
import { ChevronRight, CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFigureWords } from './use-figure-words.ts'

/** The one thing to know. It leads to whom it speaks of. */
export function WaitingSentence({ waiting }: { waiting: WaitingView }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const { count, over_1h: late, longest_since: since } = waiting
  if (count === 0 || since === null) {
    return (
      <p className="flex items-center gap-3 rounded-8 border border-line bg-surface px-4 py-4 text-16 font-medium sm:px-5">
        <CircleCheck size={20} className="shrink-0 text-good" aria-hidden />
        {t('waiting.nobody')}
      </p>
    )
  }
  const longest = words.duration(Math.max((Date.now() - since.getTime()) / 1_000, 0))
  return (
    <Link
      to="/caixa/$folder"
      params={{ folder: 'todas' }}
      search={{ sem_resposta: true }}
      className="flex items-center gap-3 rounded-8 border border-line bg-surface px-4 py-4 hover:bg-hover sm:px-5"
    >
      <Clock size={20} className={late > 0 ? 'shrink-0 text-bad' : 'shrink-0 text-warn'} aria-hidden />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="text-16 font-medium">
          {late > 0 ? t('waiting.late', { count: late }) : t('waiting.some', { count })}
        </span>
        <span className="text-13 text-ink-soft">
          {late > 0 && late < count ? t('waiting.of_all', { count, longest }) : t('waiting.longest', { longest })}
        </span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-ink-faint" aria-hidden />
    </Link>
  )
}
