import { VersionConflict } from '@recado/contracts/wire'
import { useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { ApiProblem } from '../api/api-problem.ts'

export interface Conflict<View> {
  current: View
  by: string | null
  at: Date | null
}

export interface Edit<View> {
  /** Revision that this form began with, to be sent with what it writes. */
  began(): string | undefined
  /** What was stored is what this form shows now. */
  saved(view: View): void
  /** Whether the server refused because somebody wrote first; then `conflict` has what stands. */
  caught(error: unknown): boolean
  conflict: Conflict<View> | undefined
  /** Shows what the other wrote in place of what was typed. */
  take(): void
  /** From here on what stands is known: the next save writes over it. */
  accept(): void
}

/**
 * A form over something that others edit too. While nobody typed it follows what is stored; from then on it keeps what was
 * typed and the revision it was typed over, and what somebody else stores meanwhile is not written over unasked.
 */
export function useEdit<Values extends FieldValues, View extends { revision: string }>(
  form: UseFormReturn<Values>,
  options: { view: View | undefined; schema: z.ZodType<View>; valuesOf(view: View): Values },
): Edit<View> {
  const { view, schema } = options
  const { isDirty } = form.formState
  const began = useRef(view?.revision)
  const [conflict, setConflict] = useState<Conflict<View>>()
  const follow = useRef<(next: View) => void>(undefined)
  follow.current = (next) => {
    if (isDirty || conflict !== undefined || next.revision === began.current) return
    began.current = next.revision
    form.reset(options.valuesOf(next))
  }
  const revision = view?.revision
  // Only when it changes: what was saved here is newer than a view that is still being read anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view is another one when its revision is
  useEffect(() => {
    if (view !== undefined) follow.current?.(view)
  }, [revision])
  const accept = () => {
    began.current = conflict?.current.revision
    setConflict(undefined)
  }
  return {
    began: () => began.current,
    saved: (stored) => {
      began.current = stored.revision
      setConflict(undefined)
    },
    caught: (error) => {
      const found = readConflict(error, schema)
      if (found === undefined) return false
      setConflict(found)
      return true
    },
    conflict,
    take: () => {
      if (conflict === undefined) return
      form.reset(options.valuesOf(conflict.current))
      accept()
    },
    accept,
  }
}

/** What a 412 says of who wrote first; undefined for any other error. */
export function readConflict<View>(error: unknown, schema: z.ZodType<View>): Conflict<View> | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') return undefined
  const said = VersionConflict.safeParse(error.extra).data
  const current = schema.safeParse(said?.current)
  return current.success
    ? { current: current.data, by: said?.changed_by ?? null, at: said?.changed_at ?? null }
    : undefined
}
