import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { verifyEmail } from '../../session/auth.api.ts'
import { AuthHeading } from './auth-heading.tsx'

const route = getRouteApi('/outside/verificar-email/$token')

/** Confirms an address. The link is the proof, so opening it is enough. */
export function VerifyScreen() {
  const { t } = useTranslation('auth')
  const { token } = route.useParams()
  const { publicHttp, queries } = useServices()
  const verified = useQuery({
    queryKey: ['verify-email', token],
    queryFn: async () => {
      await verifyEmail(publicHttp, token)
      await queries.invalidateQueries({ queryKey: ['me'] })
      return true
    },
    // The token works once: a second look must not ask again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (verified.isError) return <ErrorState page error={verified.error} onRetry={() => void verified.refetch()} />
  if (!verified.isSuccess) return <Skeleton className="h-40 w-full rounded-8" />
  return (
    <>
      <CircleCheck size={28} strokeWidth={1.5} className="mb-4 text-good" aria-hidden />
      <AuthHeading title={t('verify.title')}>{t('verify.text')}</AuthHeading>
      <Link to="/" className={buttonStyle({ kind: 'primary', size: 'large' })}>
        {t('verify.continue')}
      </Link>
    </>
  )
}
