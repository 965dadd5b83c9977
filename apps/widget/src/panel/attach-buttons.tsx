import { useRef } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'
import { ClipIcon, PhotoIcon } from './panel-icons.tsx'

const DOCUMENTS =
  '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv,.xml,.ofx,.vcf,.ics,.zip,.rar,.7z,.mp4,.mov,.3gp,.m4a,.mp3,.ogg,.opus,.heic,image/jpeg,image/png,image/webp'

/** The ways to choose files. */
export function AttachButtons(props: {
  onPhotos(files: readonly File[]): void
  onDocuments(files: readonly File[]): void
}) {
  const { t } = useWidget()
  return (
    <>
      <Choose label={t('composer.photo')} accept="image/*" onChoose={props.onPhotos} icon={<PhotoIcon />} />
      <Choose label={t('composer.file')} accept={DOCUMENTS} onChoose={props.onDocuments} icon={<ClipIcon />} />
    </>
  )
}

function Choose(props: {
  label: string
  accept: string
  icon: preact.ComponentChildren
  onChoose(files: readonly File[]): void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="icon-button" aria-label={props.label} onClick={() => input.current?.click()}>
        {props.icon}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={props.accept}
        onChange={({ currentTarget }) => {
          props.onChoose([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
