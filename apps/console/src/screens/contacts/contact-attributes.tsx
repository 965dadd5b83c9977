import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { useMay } from '../../session/me-context.ts'
import { AddAttribute } from './add-attribute.tsx'
import { attributeName } from './attribute-name.ts'
import { attributeOf, attributeText, isEditableAttribute } from './attribute-text.ts'
import type { ContactDetail } from './contacts.api.ts'
import { EditableLine } from './editable-line.tsx'
import { useContactActs } from './use-contact-acts.ts'

/** What the company keeps of a contact under names of its own. */
export function ContactAttributes({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation('contacts')
  const mayWrite = useMay()('contacts.write')
  const { begin, change } = useContactActs(contact)
  const [adding, setAdding] = useState(false)
  const attributes = Object.entries(contact.attributes).toSorted(([a], [b]) => a.localeCompare(b))
  return (
    <div className="grid gap-3">
      {attributes.length === 0 && !adding && <p className="text-13 text-ink-faint">{t('no_attributes')}</p>}
      <dl className="grid gap-3">
        {attributes.map(([key, value]) => (
          <div key={key} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <EditableLine
                label={attributeName(key)}
                value={attributeText(value)}
                readOnly={!mayWrite || !isEditableAttribute(value)}
                onBegin={begin}
                onSave={(next) =>
                  change({ attributes: { [key]: attributeOf(next, value) } }, { attributes: { [key]: value } })
                }
              />
            </div>
            {mayWrite && (
              <Button
                kind="ghost"
                size="icon"
                aria-label={t('remove_attribute', { key: attributeName(key) })}
                onClick={() =>
                  void change({ attributes: { [key]: null } }, { attributes: { [key]: value } }).catch(() => undefined)
                }
              >
                <X size={12} aria-hidden />
              </Button>
            )}
          </div>
        ))}
      </dl>
      {adding ? (
        <AddAttribute contact={contact} onClose={() => setAdding(false)} />
      ) : (
        mayWrite && (
          <div>
            <Button kind="ghost" size="small" onClick={() => setAdding(true)}>
              <Plus size={14} aria-hidden />
              {t('add_attribute')}
            </Button>
          </div>
        )
      )}
    </div>
  )
}
