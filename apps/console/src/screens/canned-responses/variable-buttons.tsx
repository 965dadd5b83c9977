import { TEMPLATE_VARIABLES } from '@recado/contracts/templates'
import { useTranslation } from 'react-i18next'

/** Each variable with what it stands for; a press writes it where the cursor is. */
export function VariableButtons({ onInsert }: { onInsert(variable: string): void }) {
  const { t } = useTranslation('canned-responses')
  return (
    <div className="grid gap-1">
      <p className="text-13 font-medium">{t('variables')}</p>
      <p className="text-12 text-ink-faint">{t('variables_hint')}</p>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {TEMPLATE_VARIABLES.map((name) => (
          <li key={name}>
            <button
              type="button"
              title={`{{${name}}}`}
              onClick={() => onInsert(`{{${name}}}`)}
              className="min-h-7 rounded-4 border border-line-strong px-2 text-12 text-ink-soft hover:bg-hover hover:text-ink"
            >
              {t(`variable.${name}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
