import type { MessageView } from '@recado/contracts/messages'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Http } from '../../../api/http.ts'
import { useFailureToast } from '../../../api/use-failure-toast.ts'
import { storeMessages } from '../../../inbox/thread-query.ts'
import { useServices } from '../../../services.ts'

/** Asks for something of one message; what it became is put into the thread, and a refusal is said. */
export function useMessageAct<Input = void>(
  { conversation_id: id, seq }: MessageView,
  ask: (
    http: Http,
    params: Pick<MessageView, 'seq'> & { id: MessageView['conversation_id'] },
    input: Input,
  ) => Promise<MessageView>,
) {
  const { http } = useServices()
  const queries = useQueryClient()
  const sayFailure = useFailureToast()
  return useMutation({
    mutationFn: (input: Input) => ask(http, { id, seq }, input),
    onSuccess: (message) => storeMessages(http, queries, id, [message]),
    onError: sayFailure,
  })
}
