import { useRouter } from '@tanstack/react-router'
import { CloudOff, Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, Unreachable } from '../api/api-problem.ts'
import { Button, buttonStyle } from './button.tsx'

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
  /** It is all there is on the page, whose heading it then gives. */
  page?: boolean
}

/** Not there, or not for this person: asking again brings the same answer. */
const FINAL = [403, 404, 410]

/** What happened, what to do, and the request's code for whoever helps. */
export function ErrorState({ error, onRetry, page = false }: ErrorStateProps) {
  const Title = page ? 'h1' : 'p'
  const { t } = useTranslation()
  const problem = error instanceof ApiProblem ? error.problem : undefined
  const final = problem !== undefined && FINAL.includes(problem.status)
  const Icon = final ? Compass : CloudOff
  const fallback = error instanceof Unreachable ? 'unreachable' : 'unexpected'
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <Icon size={24} strokeWidth={1.5} className="mb-1 text-ink-faint" aria-hidden />
      <Title className="text-14 font-medium">{problem?.title || t(`errors.${fallback}_title`)}</Title>
      <p className="max-w-100 text-13 text-pretty text-ink-soft">{problem?.detail || t(`errors.${fallback}`)}</p>
      {problem?.request_id && (
        <p className="text-12 text-ink-faint">
          {t('errors.request')} <code className="font-mono select-all">{problem.request_id}</code>
        </p>
      )}
      {final && <WaysBack />}
      {onRetry && !final && (
        <Button className="mt-3" onClick={onRetry}>
          {t('actions.retry')}
        </Button>
      )}
    </div>
  )
}

function WaysBack() {
  const { t } = useTranslation()
  // Around the router there is none, and the address is gone to as from anywhere.
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | undefined
  return (
    <div className="mt-3 flex flex-wrap justify-center gap-2">
      {window.history.length > 1 && <Button onClick={() => window.history.back()}>{t('actions.back')}</Button>}
      <a
        href="/"
        className={buttonStyle()}
        onClick={(event) => {
          if (router === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          void router.navigate({ to: '/' })
        }}
      >
        {t('not_found.home')}
      </a>
    </div>
  )
}
