import type { Fact } from './fact.ts'
import type { Frame } from './frame.ts'
import type { Meaning } from './metric-of.ts'

const pastWords =
  /\b(?:antes|antigamente|antig[oa]|ano passado|mes passado|safra passada|semestre passado|trimestre passado|na passada|passad[oa]|anterior(?:mente)?)\b/g
const nowWords =
  /\b(?:hoje|agora|atual(?:mente)?|nest[ae]|ness[ae]|este mes|este ano|ficou|virou|passou|foi (?:pra|para)|caiu|caiu para|subiu)\b/g
const pastVerbs =
  /\b(?:era(?:m)?|tinha(?:mos|m)?|havia|custava(?:m)?|fatura?va(?:mos|m)?|vend(?:ia|iamos|iam)|faz(?:ia|iamos|iam)|atend(?:ia|iamos|iam)|cobrava(?:mos|m)?|pagava(?:mos|m)?|rodava(?:mos|m)?|vinham?|matriculavam|fechavam?|sobrava(?:m)?|ganhava(?:mos)?|lucrava(?:mos)?|entravam?|saiam?|produz(?:ia|iamos)|receb(?:ia|iamos)|inicial)\b/g

/** Which figures are of before: adverbs hold until another says now or the sentence ends, verbs of habit for their clause. */
export function timesOf(folded: string, frames: readonly Frame[]): ('now' | 'before')[] {
  const months = new Map<Frame, number>()
  const times = frames.map((frame): 'now' | 'before' => {
    const { segment, quantity } = frame
    const right = frame.right
    const text = folded.slice(Math.max(segment.start, quantity.start - 300), quantity.start)
    const past = lastOf(text, pastWords)
    const now = lastOf(text, nowWords)
    const verb = lastOf(text, pastVerbs)
    const month =
      /\b(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|[12]º\s?(?:tri\w*|sem\w*))\b/g
    const named = [...text.matchAll(month)].at(-1)
    if (named && text.length - named.index < 50) months.set(frame, named.index + segment.start)
    if (/^\s*(?:por|na|no|em)?\s*(?:\w+\s)?(?:mes|ano|safra|semana)?\s*(?:passad[oa]|anterior)\b/.test(right))
      return 'before'
    if (/^\s*(?:por mes |por ano )?(?:n?este (?:ano|mes)|n?esse (?:ano|mes)|agora|hoje|atualmente)\b/.test(right))
      return 'now'
    if (past > now && past >= 0 && text.length - past < 160) return 'before'
    const clause = text.slice(verb)
    return verb >= 0 && verb > now && !/[,;]\s|\se\s(?!\d)|\bmas\b/.test(clause) ? 'before' : 'now'
  })
  void months
  return times
}

function lastOf(text: string, pattern: RegExp): number {
  let at = -1
  for (const match of text.matchAll(pattern)) at = match.index
  return at
}

const rivals =
  /\b(?:concorrentes?|vizinho|hotel do lado|loja do lado|do lado|outra rede|mercado|rival|da frente|da esquina|ao lado|outr[oa]s? (?:posto|loja|padaria|academia|clinica|escola|hotel|pousada|restaurante|oficina|farmacia|salao)s?|pessoal da regiao)\b[^.;]*$/

/** Whose figure it is, when it is not the whole company's: a named offer, a rival, a part. */
export function subjectOf(
  frame: Frame,
  meaning: Meaning,
  previous: Fact | undefined,
): { name?: string; rival?: boolean } | undefined {
  const { segment, before, left, right } = frame
  if (meaning.metric === 'ticket' && rivals.test(before) && !/\b(?:meu|minha|eu|vendo|cobro)\b/.test(left))
    return { name: 'concorrente', rival: true }
  if (meaning.role === 'share' || meaning.role === 'part') {
    const after = /^\s*(?:é|e|sao|vem|vao|no|na|nos|nas|d[aeo]s?)\s+(?:d[aeo]s?\s+)?([a-z][a-z -]{1,40})/.exec(
      right,
    )?.[1]
    const label = /([a-z][a-z ]{1,40}?)\s*[:]?\s*$/.exec(left)?.[1]
    return { name: (after ?? label ?? 'parte').trim() }
  }
  const offer =
    /\b(banco|candidat[oa]|proposta|fornecedor|distribuidor|opcao|plano|loja|cliente|maquina)\s+([a-z]|\d)\b(?![\s\S]*\b(?:banco|candidat[oa]|proposta|fornecedor|distribuidor|opcao|plano)\s+(?:[a-z]|\d)\b)/.exec(
      before.slice(-160),
    )
  if (offer) return { name: `${offer[1]} ${offer[2]}` }
  const label = segment.label.replace(/^(?:e|a|o|as|os)\s+/, '')
  // A label names a part or an offer only beside another; alone, or first, it names the company.
  if (label && segment.hasSiblings && frame.heads.length === 0 && label.split(' ').length <= 5) return { name: label }
  void previous
  return undefined
}
