import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../design/toast.tsx'
import { ApiProblem } from './api-problem.ts'

/** Says why something failed: in the server's words where it gave some. The same function at each drawing. */
export function useFailureToast(): (error: unknown) => void {
  const { t } = useTranslation('common')
  const toast = useToast()
  return useCallback(
    (error) => {
      const text = error instanceof ApiProblem ? error.problem.detail : ''
      toast({ tone: 'bad', text: text || t('errors.unreachable') })
    },
    [t, toast],
  )
}
