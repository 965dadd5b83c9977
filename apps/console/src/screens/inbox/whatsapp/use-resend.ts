import type { MessageView } from '@recado/contracts/messages'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFailureToast } from '../../../api/use-failure-toast.ts'
import { storeMessages } from '../../../inbox/thread-query.ts'
import { useServices } from '../../../services.ts'

/** Sends again what failed or may not have gone out; what it became is put into the thread. */
export function useResend({ conversation_id: id, seq }: MessageView) {
  const { http } = useServices()
  const queries = useQueryClient()
  const sayFailure = useFailureToast()
  return useMutation({
    mutationFn: () => http.call(whatsappEndpoints.resend, { params: { id, seq } }),
    onSuccess: (message) => storeMessages(http, queries, id, [message]),
    onError: sayFailure,
  })
}
