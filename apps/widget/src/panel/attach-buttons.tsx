import { ACCEPTED_ENDINGS, kindOfType, plainType, typeByName } from '@recado/contracts/file-types'
import { useRef } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'
import { ClipIcon, PhotoIcon } from './file-icons.tsx'
import type { ChosenFile } from './use-send-files.ts'

/** The ways to choose files. */
export function AttachButtons(props: {
  onPhotos(files: readonly File[]): void
  onDocuments(files: readonly ChosenFile[]): void
}) {
  const { t } = useWidget()
  return (
    <>
      <Choose label={t('composer.photo')} accept="image/*" onChoose={props.onPhotos} icon={<PhotoIcon />} />
      <Choose
        label={t('composer.file')}
        accept={ACCEPTED_ENDINGS}
        onChoose={(files) => props.onDocuments(files.map(judge))}
        icon={<ClipIcon />}
      />
    </>
  )
}

/** By its ending first: Windows calls a CSV an Excel sheet, and some systems call nothing anything. */
function judge(file: File): ChosenFile {
  const type = typeByName(file.name) ?? plainType(file.type || 'application/octet-stream')
  return { file, type, kind: kindOfType(type) }
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
