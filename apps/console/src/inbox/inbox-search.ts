import type { ConversationView } from '@recado/contracts/conversations'
import { InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { wireId } from '../api/wire-id.ts'
import { FOLDER_FILTERS } from './folders.ts'
import type { Filters } from './inbox.api.ts'
import type { Folder } from './inbox-data.ts'

/** What the inbox's address says beyond folder and conversation. Ids as the wire has them. */
export interface InboxSearch {
  etiqueta?: string
  equipe?: string
  canal?: string
  prioridade?: number
  /** Whose: `eu`, `ninguem`, or somebody. */
  com?: string
  /** Only whose customer waits for an answer. */
  sem_resposta?: true
  /** Only with messages that the person has not seen. */
  nao_lidas?: true
  /** Also what is done: only a saved view asks for it. */
  tudo?: true
  /** The saved view that this came from. */
  visao?: string
  /** Words looked for in messages. */
  busca?: string
  /** The message that is pointed at. */
  mensagem?: number
  /** The contact's panel is open where there is no room for it beside the conversation. */
  painel?: true
}

/** Takes from an address what it may say; the rest is dropped. */
export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
  const text = (key: string) => (typeof search[key] === 'string' && search[key] !== '' ? { [key]: search[key] } : {})
  const { prioridade, mensagem } = search
  return {
    ...{ ...text('etiqueta'), ...text('equipe'), ...text('canal'), ...text('com'), ...text('visao') },
    ...(search.busca === undefined ? {} : { busca: String(search.busca).slice(0, 200) }),
    ...(isWithin(prioridade, 0, 3) ? { prioridade } : {}),
    ...(isWithin(mensagem, 1, Number.MAX_SAFE_INTEGER) ? { mensagem } : {}),
    ...(search.sem_resposta === true ? { sem_resposta: true as const } : {}),
    ...(search.nao_lidas === true ? { nao_lidas: true as const } : {}),
    ...(search.tudo === true ? { tudo: true as const } : {}),
    ...(search.painel === true ? { painel: true as const } : {}),
  }
}

/** What the list shows; undefined for the mentions, which are no list of conversations. */
export function filtersOf(folder: Folder, search: InboxSearch): Filters | undefined {
  if (folder === 'mencoes') return undefined
  const assignee = readAssignee(search.com)
  const team_id = TeamId.safeParse(search.equipe).data
  const inbox_id = InboxId.safeParse(search.canal).data
  const label_id = LabelId.safeParse(search.etiqueta).data
  return {
    ...FOLDER_FILTERS[folder],
    ...(search.tudo === true ? { status: 'all' as const } : {}),
    ...(assignee === undefined ? {} : { assignee }),
    ...(team_id === undefined ? {} : { team_id }),
    ...(inbox_id === undefined ? {} : { inbox_id }),
    ...(label_id === undefined ? {} : { label_id }),
    ...(search.prioridade === undefined ? {} : { priority: search.prioridade }),
    ...(search.sem_resposta === true ? { unanswered: true } : {}),
    ...(search.nao_lidas === true ? { unread: true } : {}),
  }
}

/** The address whose list has these filters: what `filtersOf` reads back. */
export function addressOf(filters: Filters): { folder: Folder; search: InboxSearch } {
  const { status, assignee, team_id, inbox_id, label_id, priority, unanswered, unread } = filters
  const folder = folderOf(status, assignee)
  const implied = FOLDER_FILTERS[folder].assignee
  const search: InboxSearch = {}
  if (status === 'all') search.tudo = true
  if (assignee !== undefined && assignee !== implied) search.com = writeAssignee(assignee)
  if (team_id !== undefined) search.equipe = wireId(TeamId, team_id)
  if (inbox_id !== undefined) search.canal = wireId(InboxId, inbox_id)
  if (label_id !== undefined) search.etiqueta = wireId(LabelId, label_id)
  if (priority !== undefined) search.prioridade = priority
  if (unanswered === true) search.sem_resposta = true
  if (unread === true) search.nao_lidas = true
  return { folder, search }
}

export function writeAssignee(assignee: NonNullable<Filters['assignee']>): string {
  return assignee === 'me' ? 'eu' : assignee === 'none' ? 'ninguem' : wireId(MemberId, assignee)
}

/** Only what narrows the list: what a filter's button counts and "clear" takes away. */
export const NARROWING = ['etiqueta', 'equipe', 'canal', 'prioridade', 'com', 'sem_resposta', 'nao_lidas'] as const

function readAssignee(com: string | undefined): Filters['assignee'] {
  if (com === 'eu') return 'me'
  if (com === 'ninguem') return 'none'
  return MemberId.safeParse(com).data
}

function folderOf(
  status: ConversationView['status'] | 'all',
  assignee: Filters['assignee'],
): keyof typeof FOLDER_FILTERS {
  if (status === 'pending') return 'pendentes'
  if (status === 'snoozed') return 'adiadas'
  if (status === 'resolved') return 'resolvidas'
  if (status === 'open' && assignee === 'me') return 'minhas'
  return status === 'open' && assignee === 'none' ? 'nao-atribuidas' : 'todas'
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}
