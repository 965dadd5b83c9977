import type { ConversationView } from '@recado/contracts/conversations'
import type { MemberId } from '@recado/contracts/ids'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { readTemplate, unfilledVariables } from '@recado/contracts/templates'
import { clsx } from 'clsx'
import { ChevronDown, Lock, MessageSquare, Plus, SendHorizontal } from 'lucide-react'
import { lazy, type RefObject, Suspense, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { useToast } from '../../../design/toast.tsx'
import { isComposing } from '../../../forms/is-composing.ts'
import { useUnsaved } from '../../../forms/unsaved.ts'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { type ComposerWish, composerRequests } from '../../../inbox/composer-requests.ts'
import type { SendOrder } from '../../../inbox/inbox-data.ts'
import { useAudience } from '../../../inbox/use-audience.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useSayTyping } from '../../../inbox/use-say-typing.ts'
import { useWide } from '../use-wide.ts'
import type { Draft } from './composer.api.ts'
import { ComposerTools } from './composer-tools.tsx'
import { DropCover } from './drop-cover.tsx'
import { FileTray } from './file-tray.tsx'
import { findTrigger } from './find-trigger.ts'
import { mentionsIn } from './mentions-in.ts'
import { MissingVariables } from './missing-variables.tsx'
import { ReplyChip } from './reply-chip.tsx'
import { type Suggestion, Suggestions } from './suggestions.tsx'
import { Unreached } from './unreached.tsx'
import { useCanned } from './use-canned.ts'
import { MOST_FILES, useComposerFiles } from './use-composer-files.ts'
import { useFileDrop } from './use-file-drop.ts'

const loadRecorder = () => import('./voice-recorder.tsx').then((file) => ({ default: file.VoiceRecorder }))
const VoiceRecorder = lazy(loadRecorder)

interface ComposerProps {
  conversation: ConversationView
  draft: Draft
  onDraft(draft: Draft): void
  replyTo: number | undefined
  onReplyTo(seq: number | undefined): void
  onSend(order: SendOrder): void
  /** Nothing reaches a contact who is blocked: only notes are written. */
  blocked: boolean
  /** Where files may be dropped. */
  pane: RefObject<HTMLElement | null>
}

/** Where one answers or leaves a note. Enter sends, Shift+Enter begins a line. */
export function Composer(props: ComposerProps) {
  const { conversation, draft, onDraft, replyTo, onReplyTo, onSend, blocked, pane } = props
  const { t } = useTranslation(['thread', 'common'])
  const roomy = useWide('(min-width: 48rem)')
  const nameOf = useContactName()
  const toast = useToast()
  const { id } = conversation
  const kind = blocked ? 'note' : draft.kind
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(draft.body.length)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState('')
  const [missing, setMissing] = useState<readonly string[]>([])
  const [unfilled, setUnfilled] = useState<readonly string[]>([])
  const [recording, setRecording] = useState(false)
  useEffect(() => {
    // It is there once somebody speaks, also without a line.
    loadRecorder().catch(() => undefined)
  }, [])
  // On a phone there is one line, and the rest is folded away; wider screens show all of it.
  const [unfolded, setUnfolded] = useState(false)
  const chosen = useRef(new Set<MemberId>())
  const tray = useComposerFiles()
  const over = useFileDrop(pane, tray.add)
  const colleagues = useColleagues()
  const sayTyping = useSayTyping(id)
  const audience = useAudience(conversation, kind === 'note' && draft.body.includes('@'))

  /** A ready answer with what its variables stand for. */
  const named = (body: string) =>
    readTemplate(body)
      .map((part) => (part.kind === 'variable' ? `[${t(`variable.${part.name}`)}]` : part.text))
      .join('')

  const found = findTrigger(draft.body, caret, kind)
  const trigger = found !== undefined && `${found.from}` !== dismissed ? found : undefined
  const canned = useCanned(id, trigger?.kind === 'canned' ? trigger.query : undefined)
  const people =
    trigger?.kind === 'mention'
      ? colleagues.filter((each) => each.status === 'active' && fits(each.name, trigger.query))
      : []
  const suggestions: Suggestion[] = [
    ...people.map((each) => ({
      key: each.id,
      icon: <Avatar name={each.name} photo={each.photo_url} size="small" />,
      title: each.name,
      ...(audience?.has(each.id) === false ? { detail: t('composer.out_of_sight') } : {}),
    })),
    ...canned.found.map((each) => ({ key: each.id, title: `/${each.shortcut}`, detail: named(each.body) })),
  ]
  // A name that nobody has is just a word; a shortcut that nobody has should be said.
  const suggesting = trigger !== undefined && (trigger.kind === 'canned' || suggestions.length > 0)
  const marked = Math.min(active, suggestions.length - 1)

  const write = (body: string, at = body.length) => {
    onDraft({ kind, body })
    setUnfilled([])
    setCaret(at)
    setActive(0)
    sayTyping(body === '' ? 'stopped' : 'writing', kind === 'note')
  }
  /** Puts text in the place of some, with the caret after it, as if it had been typed. */
  const insert = (text: string, from = caret, to = caret) => {
    write(draft.body.slice(0, from) + text + draft.body.slice(to), from + text.length)
    goTo.current = { caret: from + text.length }
  }
  // With what was put there drawn, and before the next key: a frame later letters would be lost, or come before it.
  const goTo = useRef<{ caret?: number }>(undefined)
  useLayoutEffect(() => {
    if (goTo.current === undefined || field.current === null) return
    const { caret: at } = goTo.current
    goTo.current = undefined
    field.current.focus()
    if (at !== undefined) field.current.setSelectionRange(at, at)
  })
  const pick = async (index: number) => {
    if (trigger === undefined) return
    const person = people[index]
    if (person !== undefined) {
      chosen.current.add(person.id)
      return insert(`@${person.name} `, trigger.from, caret)
    }
    const response = canned.found[index]
    if (response === undefined) return
    try {
      const rendered = await canned.render(response)
      setMissing(rendered.missing)
      insert(rendered.body, trigger.from, caret)
    } catch {
      toast({ tone: 'bad', text: t('canned.failed') })
    }
  }

  // What was refused says why in the tray, and does not hold back the rest.
  const files = tray.files.flatMap(({ checked }) => ('kind' in checked ? [checked.file] : []))
  const sendable = draft.body.trim() !== '' || files.length > 0
  useUnsaved(files.length > 0 || recording)
  const send = () => {
    if (!sendable) return
    const left = kind === 'text' ? unfilledVariables(draft.body) : []
    if (left.length > 0) return setUnfilled(left)
    onSend({
      ...{ kind, body: draft.body.trim() },
      ...(files.length > 0 ? { files } : {}),
      ...(kind === 'note' ? { mentions: mentionsIn(draft.body, colleagues, chosen.current) } : {}),
      ...(replyTo === undefined ? {} : { reply_to_seq: replyTo }),
    })
    tray.clearSent()
    chosen.current.clear()
    setMissing([])
    onReplyTo(undefined)
    onDraft({ kind, body: '' })
    setCaret(0)
    sayTyping('stopped', kind === 'note')
  }

  const unreached =
    kind === 'note' && audience !== undefined
      ? mentionsIn(draft.body, colleagues, chosen.current).filter((named) => !audience.has(named))
      : []

  const setKind = (next: Draft['kind']) => {
    onDraft({ kind: next, body: draft.body })
    goTo.current = {}
  }
  const latest = useRef({ setKind, insert })
  latest.current = { setKind, insert }
  composerRequests.useRequests(
    useCallback((wish: ComposerWish) => {
      setRecording(false)
      latest.current.setKind(wish === 'note' ? 'note' : 'text')
      if (wish === 'canned') latest.current.insert('/')
    }, []),
  )

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return
    if (suggesting && suggestions.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) {
        event.preventDefault()
        return setActive((marked + step + suggestions.length) % suggestions.length)
      }
      if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
        event.preventDefault()
        return void pick(marked)
      }
    }
    if (event.key === 'Escape') {
      if (suggesting && trigger !== undefined) setDismissed(`${trigger.from}`)
      else if (replyTo !== undefined) onReplyTo(undefined)
      else field.current?.blur()
      event.stopPropagation()
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      // While a menu is open, what was typed is a question to us and not to the customer; and a key that is held after
      // it has picked something sends nothing.
      if (!suggesting && !event.repeat) send()
    }
  }

  const note = kind === 'note'
  return (
    <section
      aria-label={t('composer.label')}
      className={clsx(
        'relative mx-2 mb-2 rounded-8 border transition-colors duration-120 has-[textarea:focus-visible]:border-accent-text md:mx-4 md:mb-4',
        note ? 'border-warn/40 bg-warn-soft' : 'border-line-strong bg-surface',
      )}
    >
      {over && <DropCover />}
      {suggesting && trigger !== undefined && (
        <Suggestions
          id={listId}
          label={t(trigger.kind === 'mention' ? 'composer.mention' : 'canned.label')}
          items={suggestions}
          active={marked}
          empty={canned.loading ? t('common:loading') : t('canned.nothing', { query: trigger.query })}
          onPick={(index) => void pick(index)}
          onHover={setActive}
        />
      )}
      {recording ? (
        <Suspense>
          <VoiceRecorder
            onClose={() => setRecording(false)}
            onSend={(file) => {
              setRecording(false)
              onSend({ kind, body: '', files: [file], ...(replyTo === undefined ? {} : { reply_to_seq: replyTo }) })
              onReplyTo(undefined)
            }}
          />
        </Suspense>
      ) : (
        <>
          <div className={clsx('items-center gap-2 px-2 pt-2 md:flex', unfolded || note ? 'flex' : 'hidden')}>
            <Segmented
              label={t('composer.kind')}
              value={kind}
              onChange={setKind}
              segments={[
                ...(blocked ? [] : [{ value: 'text' as const, label: t('composer.reply'), icon: MessageSquare }]),
                { value: 'note', label: t('composer.note'), icon: Lock },
              ]}
            />
            {note && <p className="min-w-0 truncate text-12 text-ink-soft">{t('composer.note_hint')}</p>}
          </div>
          {replyTo !== undefined && <ReplyChip seq={replyTo} onClose={() => onReplyTo(undefined)} />}
          <FileTray files={tray.files} onRemove={tray.remove} />
          {unfilled.length > 0 && <MissingVariables refused names={unfilled} onClose={() => setUnfilled([])} />}
          {missing.length > 0 && <MissingVariables names={missing} onClose={() => setMissing([])} />}
          <div className="flex items-end md:block">
            <span className="grid size-10 shrink-0 place-items-center md:hidden">
              <IconButton
                icon={unfolded ? ChevronDown : Plus}
                label={t(unfolded ? 'composer.fold' : 'composer.unfold')}
                aria-expanded={unfolded}
                onClick={() => setUnfolded(!unfolded)}
              />
            </span>
            <textarea
              ref={field}
              value={draft.body}
              rows={1}
              maxLength={MESSAGE_BODY_MAX}
              aria-label={t(note ? 'composer.note_field' : 'composer.reply_field', {
                name: nameOf(conversation.contact),
              })}
              placeholder={t(`composer.${note ? 'note' : 'reply'}_${roomy ? 'placeholder' : 'short'}`)}
              aria-autocomplete="list"
              {...(suggesting && suggestions.length > 0
                ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${marked}` }
                : {})}
              onChange={(event) => {
                setDismissed('')
                write(event.target.value, event.target.selectionStart)
              }}
              onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
              onBlur={() => sayTyping('stopped', note)}
              onKeyDown={onKeyDown}
              onPaste={(event) => {
                const pasted = [...event.clipboardData.files]
                if (pasted.length === 0) return
                event.preventDefault()
                tray.add(pasted)
              }}
              className="field-sizing-content block max-h-30 min-h-10 w-full min-w-0 flex-1 resize-none bg-transparent px-1 py-2 text-14 outline-none max-md:placeholder-shown:overflow-hidden max-md:placeholder-shown:whitespace-nowrap md:max-h-60 md:min-h-14 md:px-3 pointer-coarse:text-16"
            />
            {!unfolded && (
              <span className="grid size-10 shrink-0 place-items-center md:hidden">
                <IconButton
                  kind="primary"
                  icon={SendHorizontal}
                  label={t(note ? 'composer.save_note' : 'composer.send')}
                  disabled={!sendable}
                  onClick={send}
                />
              </span>
            )}
          </div>
          <Unreached names={colleagues.filter((each) => unreached.includes(each.id)).map(({ name }) => name)} />
          <div className={clsx('md:block', !unfolded && 'hidden')}>
            <ComposerTools
              conversationId={id}
              note={note}
              body={draft.body}
              sendable={sendable}
              full={files.length >= MOST_FILES}
              onFiles={tray.add}
              onInsert={(text) => insert(text)}
              onRecord={() => setRecording(true)}
              onSend={send}
              onScheduled={() => write('')}
            />
          </div>
        </>
      )}
    </section>
  )
}

/** Every word that was typed begins a word of the name. */
function fits(name: string, query: string): boolean {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const whole = ` ${fold(name)}`
  return fold(query)
    .split(' ')
    .every((word) => whole.includes(` ${word}`))
}
