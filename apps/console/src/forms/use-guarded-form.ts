import { type FieldValues, type UseFormProps, type UseFormReturn, useForm } from 'react-hook-form'
import { useUnsaved } from './unsaved.ts'

/** A form whose changes nobody loses without being asked. Every form of the console is made by it. */
export function useGuardedForm<Values extends FieldValues>(options: UseFormProps<Values>): UseFormReturn<Values> {
  const form = useForm<Values>(options)
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState
  // While it is sent it may lead on by itself; a form that stays open afterwards is reset to what was saved.
  useUnsaved(isDirty && !isSubmitting && !isSubmitSuccessful)
  return form
}
