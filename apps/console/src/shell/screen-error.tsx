import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorState } from '../design/error-state.tsx'

/** In the place of a screen that broke or could not be fetched; what stands around it stays. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  return (
    <div className="grid min-h-80 place-items-center">
      <ErrorState
        page
        error={error}
        onRetry={() => {
          queries.reset()
          void router.invalidate().then(reset)
        }}
      />
    </div>
  )
}
