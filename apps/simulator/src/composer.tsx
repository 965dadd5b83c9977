import { useRef, useState } from 'preact/hooks'
import { drawPicture } from './draw-picture.ts'
import type { Shown } from './fold-log.ts'
import { type Customer, upload } from './network.ts'
import { type Recording, startRecording } from './record-voice.ts'
import { summaryOf } from './summary-of.ts'
import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

interface ComposerProps {
  shown: ShownPhone
  customer: Customer
  answering: Shown | undefined
  onAnswered(): void
}

/** Writes as the customer, or on the shop's own phone: words, photos, files, a recording, an album, three in a row. */
export function Composer({ shown: { play, fail }, customer, answering, onAnswered }: ComposerProps) {
  const [text, setText] = useState('')
  const [fromShop, setFromShop] = useState(false)
  const [recording, setRecording] = useState<Recording>()
  const files = useRef<HTMLInputElement>(null)
  const from_me = fromShop
  const say = async (words: string, more: object = {}) => {
    await play('say', { customer, text: words, from_me, ...(answering && { quoted: answering.messageId }), ...more })
    onAnswered()
  }
  const sendFile = async (file: Blob, kind: 'image' | 'voice' | 'document', more: object = {}) => {
    const kept = await upload(file)
    await play('send-file', { customer, kind, ...kept, mime: file.type, from_me, ...more })
  }
  const run = (work: Promise<unknown>) => void work.catch(fail)
  const album = async () => {
    const pictures = await Promise.all([0, 1, 2].map((n) => drawPicture(n)))
    const sources = await Promise.all(pictures.map(async (file) => (await upload(file)).source))
    await play('album', { customer, count: 3, caption: '', sources })
  }
  const record = async () => {
    if (recording === undefined) return setRecording(await startRecording())
    setRecording(undefined)
    const { file, seconds } = await recording.stop()
    await sendFile(file, 'voice', { duration_s: seconds })
  }
  const chosen = async (list: FileList | null) => {
    for (const file of list ?? [])
      await sendFile(file, file.type.startsWith('image/') ? 'image' : 'document', { name: file.name })
  }
  return (
    <div class="composer">
      {answering !== undefined && (
        <p class="answering">
          {t('message.answering', { text: summaryOf(answering) })}
          <button type="button" onClick={onAnswered}>
            {t('message.cancel')}
          </button>
        </p>
      )}
      <fieldset class="as">
        <legend>{t('compose.as')}</legend>
        {[false, true].map((shop) => (
          <button key={String(shop)} type="button" aria-pressed={fromShop === shop} onClick={() => setFromShop(shop)}>
            {t(shop ? 'compose.shop' : 'compose.customer')}
          </button>
        ))}
      </fieldset>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const words = text.trim()
          if (words === '') return
          setText('')
          run(say(words))
        }}
      >
        <input
          aria-label={t('compose.label')}
          placeholder={t('compose.placeholder')}
          value={text}
          autoComplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          {t('compose.send')}
        </button>
      </form>
      <fieldset class="tools">
        <legend>{t('compose.more')}</legend>
        <button type="button" onClick={() => run(drawPicture(0).then((file) => sendFile(file, 'image')))}>
          {t('compose.photo')}
        </button>
        <button type="button" aria-pressed={recording !== undefined} onClick={() => run(record())}>
          {t(recording === undefined ? 'compose.voice' : 'compose.stop')}
        </button>
        <button type="button" onClick={() => files.current?.click()}>
          {t('compose.file')}
        </button>
        {!fromShop && (
          <>
            <button type="button" onClick={() => run(album())}>
              {t('compose.album')}
            </button>
            <button
              type="button"
              onClick={() =>
                run(
                  (['one', 'two', 'three'] as const).reduce(
                    (before, words) => before.then(() => say(t(`bursts.${words}`))),
                    Promise.resolve(),
                  ),
                )
              }
            >
              {t('compose.burst')}
            </button>
            <button type="button" onClick={() => run(play('locate', { customer, ...HOME, name: t('place_name') }))}>
              {t('compose.place')}
            </button>
            <button
              type="button"
              onClick={() => run(say(t('ad.text'), { ad: { headline: t('ad.headline'), ctwa_clid: newClick() } }))}
            >
              {t('compose.ad')}
            </button>
          </>
        )}
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            run(chosen(event.currentTarget.files))
            event.currentTarget.value = ''
          }}
        />
      </fieldset>
    </div>
  )
}

/** São Paulo's Paulista. */
const HOME = { latitude: -23.5614, longitude: -46.6559 }

/** As Meta names a click on an advertisement. */
function newClick(): string {
  return `ARAk${crypto.randomUUID().replaceAll('-', '')}`
}
