import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ToastContent, useToast } from '../design/toast.tsx'
import { useFailureToast } from './use-failure-toast.ts'

interface ActOptions<Input, Output> {
  run(input: Input): Promise<Output>
  /** First words of the query keys whose data the act changes. */
  changes: readonly string[]
  /** What to say when it is done. */
  done?(input: Input, output: Output): ToastContent
  /**
   * What follows, such as leaving the page. Also where what asked is no longer on the screen, for an event told of the act
   * before its answer came: callbacks given to `mutate` are not called then.
   */
  after?(input: Input, output: Output): void
}

/** A press that changes something outside of a form: says how it went and refreshes what it changed. */
export function useAct<Input, Output = unknown>({ run, changes, done, after }: ActOptions<Input, Output>) {
  const toast = useToast()
  const sayFailure = useFailureToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (output, input) => {
      if (done !== undefined) toast(done(input, output))
      after?.(input, output)
    },
    onError: sayFailure,
    onSettled: () => Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
}
