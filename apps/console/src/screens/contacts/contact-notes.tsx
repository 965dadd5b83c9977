import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureToast } from '../../api/use-failure-toast.ts'
import { Textarea } from '../../design/textarea.tsx'
import { useUnsaved } from '../../forms/unsaved.ts'
import { useMay } from '../../session/me-context.ts'
import type { ContactDetail } from './contacts.api.ts'
import { useContactActs } from './use-contact-acts.ts'

/** What the team should know of the person; saved when one leaves the field. */
export function ContactNotes({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation(['contacts', 'common'])
  const sayFailure = useFailureToast()
  const mayWrite = useMay()('contacts.write')
  const { begin, change } = useContactActs(contact)
  const [typed, setTyped] = useState<string>()
  const { notes } = contact
  // Leaving the field saves: who leaves the page by a press is not asked while that is under way.
  const [saving, setSaving] = useState(false)
  useUnsaved(typed !== undefined && typed.trim() !== notes && !saving)
  const save = async (next: string) => {
    if (next.trim() === notes) return setTyped(undefined)
    setSaving(true)
    try {
      await change({ notes: next }, { notes })
      setTyped(undefined)
    } catch (error) {
      // What was written stays in the field.
      sayFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Textarea
      aria-label={t('notes')}
      value={typed ?? notes}
      readOnly={!mayWrite}
      maxLength={10_000}
      placeholder={mayWrite ? t('notes_placeholder') : t('none')}
      onChange={({ target }) => {
        if (typed === undefined) begin()
        setTyped(target.value)
      }}
      onBlur={({ target }) => void save(target.value)}
      onKeyDown={(event) => event.stopPropagation()}
      className="text-13"
    />
  )
}
