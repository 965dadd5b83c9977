import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, Unreachable } from '../api/api-problem.ts'
import { Button } from './button.tsx'

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
  /** It is all there is on the page, whose heading it then gives. */
  page?: boolean
}

/** What happened, what to do, and the request's code for whoever helps. */
export function ErrorState({ error, onRetry, page = false }: ErrorStateProps) {
  const Title = page ? 'h1' : 'p'
  const { t } = useTranslation()
  const problem = error instanceof ApiProblem ? error.problem : undefined
  const fallback = error instanceof Unreachable ? 'unreachable' : 'unexpected'
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <CloudOff size={24} strokeWidth={1.5} className="mb-1 text-ink-faint" aria-hidden />
      <Title className="text-14 font-medium">{problem?.title || t(`errors.${fallback}_title`)}</Title>
      <p className="max-w-100 text-13 text-pretty text-ink-soft">{problem?.detail || t(`errors.${fallback}`)}</p>
      {problem?.request_id && (
        <p className="text-12 text-ink-faint">
          {t('errors.request')} <code className="font-mono select-all">{problem.request_id}</code>
        </p>
      )}
      {onRetry && (
        <Button className="mt-3" onClick={onRetry}>
          {t('actions.retry')}
        </Button>
      )}
    </div>
  )
}
