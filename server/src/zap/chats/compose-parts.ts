import type { MediaProblem, ReceivedContent, ReceivedMedia } from '@recado/contracts/bot-content'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { cleanLine, isBlank } from '@recado/contracts/unseen'
import { splitText } from './split-text.ts'

/** A file of a message: where its bytes are, or why there are none. */
export interface PartFile {
  as: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'
  media: ReceivedMedia
}

/** One message of ours, out of what is one on WhatsApp. */
export interface MessagePart {
  body: string
  files: PartFile[]
  /** Of `data`, beside what every message has. */
  data: Record<string, unknown>
  /** Of `data.whatsapp`. */
  about: Record<string, unknown>
  /** The network's ids of what is in it: those of an album's pictures. */
  messageIds: string[]
}

/** Texts of the company's language: `say('file.image')`. */
export type Say = (key: string, params?: Record<string, string | number>) => string

/** Why a file is not there; `refused`: its bytes are none of what it says. */
export type FileProblem = MediaProblem | 'refused'

/** Files that one message takes. */
const MOST_FILES = 10
/** Of a message with more cards its words have all of them. */
const MOST_CARDS = 100

/**
 * A message of WhatsApp as messages of ours: one nearly always. A text that is longer than ours may be goes on in the next,
 * as do the pictures of a long album; nothing is dropped.
 *
 * @param problemOf why a file cannot be kept, found out before
 */
export function composeParts(
  content: ReceivedContent,
  say: Say,
  problemOf: (media: ReceivedMedia) => FileProblem | undefined,
): MessagePart[] {
  const words = wordsOf(content, say)
  const groups = inGroups(filesOf(content), MOST_FILES)
  const [first = [], ...more] = groups
  const whole = [partOf(first, words, content), ...more.map((files) => partOf(files, '', content))]
  return numbered(whole.flatMap((part) => splitPart(withProblems(part, say, problemOf), say)))
}

interface OwnFile extends PartFile {
  messageId?: string
}

function filesOf(content: ReceivedContent): OwnFile[] {
  switch (content.kind) {
    case 'album':
      return content.items.map(({ message_id: messageId, content: { kind: as, media } }) => ({ as, media, messageId }))
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return [{ as: content.kind, media: content.media }]
    default:
      return []
  }
}

function wordsOf(content: ReceivedContent, say: Say): string {
  switch (content.kind) {
    case 'text':
      return isBlank(cleanText(content.text)) ? say('empty') : content.text
    case 'image':
    case 'video':
    case 'document':
      return content.caption
    case 'audio':
    case 'voice':
    case 'sticker':
      return ''
    case 'location': {
      const name = [content.name, content.address].map(cleanLine).filter(Boolean).join(', ')
      const title = say(content.live ? 'live_location' : 'location')
      return `📍 ${name === '' ? title : `${title}: ${name}`}\n${mapLink(content)}`
    }
    case 'contacts':
      return content.contacts
        .map(
          ({ name, phones }) =>
            `👤 ${[say('contact'), [cleanLine(name), ...phones.map(cleanLine)].filter(Boolean).join(' · ')].join(': ')}`,
        )
        .join('\n')
    case 'album': {
      const captions = content.items.map(({ content: { caption } }) => caption).filter((caption) => caption !== '')
      const got = content.items.length
      const short = got < content.expected ? [say('album_short', { expected: content.expected, got })] : []
      return [...captions, ...short].join('\n')
    }
    case 'reply':
      return isBlank(cleanText(content.title)) ? content.option_id || say('empty') : content.title
    case 'unknown':
      return isBlank(cleanText(content.text)) ? say('unknown') : content.text
  }
}

/** What a screen may show beside words. */
function aboutOf(content: ReceivedContent): Pick<MessagePart, 'data' | 'about'> {
  switch (content.kind) {
    case 'location': {
      const { latitude, longitude, live } = content
      const [name, address] = [cleanLine(content.name), cleanLine(content.address)]
      return { data: {}, about: { location: { latitude, longitude, name, address, live, url: mapLink(content) } } }
    }
    case 'contacts': {
      const contacts = content.contacts
        .slice(0, MOST_CARDS)
        .map(({ name, phones }) => ({ name: cleanLine(name), phones: phones.map(cleanLine) }))
      return { data: {}, about: { contacts } }
    }
    case 'reply':
      return { data: content.option_id === '' ? {} : { option: { id: cleanText(content.option_id) } }, about: {} }
    case 'unknown':
      return { data: {}, about: { unknown: cleanLine(content.original_type) } }
    default:
      return { data: {}, about: {} }
  }
}

function partOf(files: readonly OwnFile[], words: string, content: ReceivedContent): MessagePart {
  const { data, about } = aboutOf(content)
  return {
    body: cleanText(words),
    files: files.map(({ as, media }) => ({ as, media })),
    data,
    about: files.length === 0 ? about : { ...about, files: files.map(({ as }) => ({ as })) },
    messageIds: files.flatMap(({ messageId }) => messageId ?? []),
  }
}

/** What is said of files that are not there, before what was said with them. */
function withProblems(
  part: MessagePart,
  say: Say,
  problemOf: (media: ReceivedMedia) => FileProblem | undefined,
): MessagePart {
  const asked = part.files.map((file) => ({ file, problem: problemOf(file.media) }))
  if (asked.every(({ problem }) => problem === undefined)) return part
  const said = asked.flatMap(({ file, problem }) => (problem === undefined ? [] : [sayProblem(file, problem, say)]))
  return {
    ...part,
    body: [...said, part.body].filter((text) => text !== '').join('\n'),
    files: asked.flatMap(({ file, problem }) => (problem === undefined ? [file] : [])),
    about: { ...part.about, files: asked.map(({ file: { as }, problem }) => ({ as, ...(problem && { problem }) })) },
  }
}

function sayProblem({ as, media }: PartFile, problem: FileProblem, say: Say): string {
  const kind = say(`file.${as}`)
  const name = cleanLine(media.name ?? '').slice(0, 200)
  return say(`file_${problem}`, { file: name === '' ? kind : say('named', { file: kind, name }) })
}

/** The files stay with the beginning of the words. */
function splitPart(part: MessagePart, say: Say): MessagePart[] {
  if (isBlank(part.body) && part.files.length === 0) return [{ ...part, body: say('empty') }]
  const [body = '', ...rest] = splitText(part.body, MESSAGE_BODY_MAX)
  // White space alone between two cuts is no message, and is kept with what stands before it.
  const texts = rest.filter((text) => !isBlank(text))
  return [{ ...part, body }, ...texts.map((text) => ({ body: text, files: [], data: {}, about: {}, messageIds: [] }))]
}

function numbered(parts: MessagePart[]): MessagePart[] {
  if (parts.length === 1) return parts
  return parts.map((part, n) => ({ ...part, about: { ...part.about, part: { n: n + 1, of: parts.length } } }))
}

/** Less what cannot be stored or shown. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

function mapLink({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
}
