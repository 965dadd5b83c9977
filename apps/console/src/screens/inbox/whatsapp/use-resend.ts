import type { MessageView } from '@recado/contracts/messages'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/api-problem.ts'
import { useToast } from '../../../design/toast.tsx'
import { storeMessages } from '../../../inbox/thread-query.ts'
import { useServices } from '../../../services.ts'

/** Sends again what failed or may not have gone out; what it became is put into the thread. */
export function useResend({ conversation_id: id, seq }: MessageView) {
  const { t } = useTranslation()
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => http.call(whatsappEndpoints.resend, { params: { id, seq } }),
    onSuccess: (message) => storeMessages(http, queries, id, [message]),
    onError: (error) => {
      const text = error instanceof ApiProblem ? error.problem.detail : ''
      toast({ tone: 'bad', text: text || t('errors.unreachable') })
    },
  })
}
