import { FileText, Mic, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { MOST_FILES, type TrayFile } from './use-composer-files.ts'

interface FileTrayProps {
  files: readonly TrayFile[]
  onRemove(id: string): void
}

/** What goes with the message, and what cannot and why. */
export function FileTray({ files, onRemove }: FileTrayProps) {
  const { t } = useTranslation(['thread', 'common'])
  const format = useFormat()
  if (files.length === 0) return null
  return (
    <ul aria-label={t('tray.label')} className="flex flex-wrap gap-2 px-3 pt-2">
      {files.map(({ id, checked, preview }) => {
        const refused = 'refused' in checked
        const Icon = !refused && checked.kind === 'audio' ? Mic : FileText
        return (
          <li
            key={id}
            className={`flex max-w-full items-center gap-2 rounded-8 border py-1 pr-1 pl-1.5 text-12 ${refused ? 'border-bad/40 bg-bad-soft' : 'border-line bg-surface'}`}
          >
            {preview === undefined ? (
              <span className="grid size-9 shrink-0 place-items-center rounded-4 bg-sunken text-ink-soft">
                <Icon size={16} aria-hidden />
              </span>
            ) : (
              <img src={preview} alt="" className="size-9 shrink-0 rounded-4 object-cover" />
            )}
            <span className="grid min-w-0">
              <span className="max-w-44 truncate font-medium">{checked.file.name}</span>
              {refused ? (
                <span role="alert" className="text-bad">
                  {t(`tray.${checked.refused}`, {
                    most: checked.mostBytes === undefined ? MOST_FILES : format.bytes(checked.mostBytes),
                  })}
                </span>
              ) : (
                <span className="text-ink-soft">{format.bytes(checked.file.size)}</span>
              )}
            </span>
            <button
              type="button"
              onClick={() => onRemove(id)}
              aria-label={t('common:actions.remove', { what: checked.file.name })}
              className="grid size-7 shrink-0 place-items-center rounded-4 text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
