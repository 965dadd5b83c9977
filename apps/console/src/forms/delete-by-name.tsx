import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../api/use-act.ts'
import { Button } from '../design/button.tsx'
import { ConfirmByName } from '../design/confirm-by-name.tsx'

interface DeleteByNameProps {
  name: string
  texts: { action: string; title: string; text: string; deleted: string }
  /** First words of the query keys whose data it changes. */
  changes: readonly string[]
  remove(): Promise<void>
  /** It is gone: back to where it was listed. */
  onDeleted(): void
}

/** Deletes what a page is about, once its name has been typed. */
export function DeleteByName({ name, texts, changes, remove, onDeleted }: DeleteByNameProps) {
  const [asking, setAsking] = useState(false)
  const act = useAct({ run: remove, changes, done: () => ({ text: texts.deleted }), after: onDeleted })
  return (
    <>
      <Button kind="ghost" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
        {texts.action}
      </Button>
      {asking && (
        <ConfirmByName
          open
          onOpenChange={setAsking}
          title={texts.title}
          description={texts.text}
          name={name}
          action={texts.action}
          busy={act.isPending}
          onConfirm={() => act.mutate(undefined, { onSettled: () => setAsking(false) })}
        />
      )}
    </>
  )
}
