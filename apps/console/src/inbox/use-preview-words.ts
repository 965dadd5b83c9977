import { readFileMark } from '@recado/contracts/file-marks'
import { useTranslation } from 'react-i18next'

/** A preview as people read it: "Áudio · 0:18", "Foto", "3 fotos", or the words themselves. */
export function usePreviewWords(): (preview: string) => string {
  const { t } = useTranslation()
  return (preview) => {
    const mark = readFileMark(preview)
    if (mark === undefined) return preview
    if (mark.kind === 'image') return t('preview.image', { count: mark.count })
    if (mark.kind === 'document') return t('preview.document')
    return mark.clock === undefined ? t('preview.audio') : t('preview.audio_of', { clock: mark.clock })
  }
}
