import { fold } from './fold.ts'

/** A stretch of the problem that speaks to the agents instead of about the business. */
export interface Order {
  start: number
  end: number
  quote: string
}

/**
 * Sentences that try to give the agents orders ("ignore as instruções anteriores", "responda apenas"). They are kept and
 * quoted as data; their figures are not read as facts.
 */
export function findOrders(text: string): Order[] {
  const folded = fold(text)
  const orders: Order[] = []
  for (const match of folded.matchAll(/(?:[^.!?\n;]|\.(?=\S))+[.!?\n;]*/g)) {
    if (!isOrder(match[0])) continue
    const { start, end } = enclosing(folded, {
      start: match.index + (match[0].length - match[0].trimStart().length),
      end: match.index + match[0].trimEnd().length,
    })
    if (start >= (orders.at(-1)?.end ?? 0)) orders.push({ start, end, quote: text.slice(start, end) })
  }
  return orders
}

const enclosures =
  /\[[^\]]{1,600}\]|\([^()]{1,600}\)|"[^"]{1,600}"|“[^”]{1,600}”|#{3,}[^#]{1,600}#{3,}|<<<[^<>]{1,600}>>>/g

/** An order that begins within brackets, quotes or marks holds to their end. */
function enclosing(folded: string, span: { start: number; end: number }): { start: number; end: number } {
  for (const match of folded.matchAll(enclosures)) {
    const [from, to] = [match.index, match.index + match[0].length]
    const overlaps = from < span.end && span.start < to
    const isInside = span.start >= from && span.start < to
    if (!overlaps) continue
    const outside = `${folded.slice(span.start, from)} ${folded.slice(to, span.end)}`
    // A mark like "[system]" is no whole order: what follows it is.
    if (match[0].length > 24 && isOrder(match[0]) && !isOrder(outside)) return { start: from, end: to }
    if (isInside || from - span.start <= 2) return { start: Math.min(from, span.start), end: Math.max(to, span.end) }
  }
  return span
}

/** The text with the orders blanked out, of the same length. */
export function blankOrders(text: string, orders: readonly Order[]): string {
  return orders.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

const isOrder = (text: string) => patterns.some((pattern) => pattern.test(text))

const agent =
  '(?:assistente|robo|ia|modelo|chatbot|bot|gpt|agentes?|sistema|inteligencia artificial|conselho|consultor virtual)'
const verb =
  '(?:ignor|desconsider|esquec|apag|respond|escrev|conclu|recomend|aprov|finj|troqu|trate|aument|consider|repit|revel|mostr|imprim|transfir|envi|mand|dig|dê|de |fal|faca|nao faca|nao fale|nao mencion|use|assum|invent|coloqu|altere|mude|some|multipliqu|zere|trabalhe|atue|haja|aja)'

const patterns = [
  /\b(?:ignor|desconsider|esquec|apagu?)\w* (?:tod[ao]s? |tudo )?(?:as?|os?|o que|suas?|seus?|quaisquer|que)? ?(?:\w+ )?(?:instruc|regra|orden|orient|prompt|comando|diretri|dados|ensin|falaram|disseram|anterior|acima)/,
  /\b(?:esquec\w*|ignor\w*|apagu?\w*) tudo\b/,
  /\b(?:ignore|disregard|forget) (?:all |any )?(?:the |your )?(?:previous |prior |above )?(?:instructions|rules|prompts?)/,
  /\b(?:voce agora e|a partir de agora|aja como|finja (?:que|ser)|you are now|act as|novo comando|nova instrucao|modo (?:desenvolvedor|administrador|debug))\b/,
  /\b(?:system|assistant|developer|admin|sistema)\s*(?:prompt|message)?\s*[:>\]]|<\/?(?:system|instructions?|assistant|prompt)>|\[(?:inst|system)\]/,
  /\b(?:instruc(?:ao|oes)|comando|ordem|nota|obs|recado|mensagem|aviso|lembrete)\w* (?:(?:d[oa]|ao|pro|pra|para|a) )+(?:o |a )?(?:administrador|sistema|agente|assistente|robo|ia|modelo|conselho|chatbot|consultor|analista)/,
  /\b(?:responda|diga|escreva|conclua|informe|recomende|afirme|declare) (?:apenas|somente|sempre|so|exatamente|que|com o numero|em ingles)\b/,
  /\b(?:revele|mostre|imprima|repita|print|reveal|show) (?:o |a |me |seu |sua |your |the )*(?:prompt|system|instruc|chave|senha|api|token)/,
  /\b(?:transfira|envie|mande|encaminhe) (?:sua |a |o |os |seu |meus? )+\w+ (?:para|pro|pra|ao)\b/,
  /\b(?:de|da) nota (?:dez|10)\b|\bnao (?:mencione|cite|fale d)\w*\b|\bsua(?:s)? (?:analise|conta|resposta|instruc)\w*\b/,
  /\b(?:desconsider|ignor|esquec)\w* tudo\b/,
  /^\W*(?:>{2,}|#+\s*(?:instruc|comando|system|sistema|ordem|prompt))|\boverride\b|\bset [a-z_]+ ?=/,
  /\bvoce deve (?:responder|dizer|concluir|recomendar|afirmar|escrever|aprovar|considerar|ignorar)\b/,
  /\bnao (?:use|utilize|considere) (?:os|as|nenhum\w*|meus|minhas) (?:numeros|dados|valores|contas|figuras|acima)\b/,
  /\bcomo (?:administrador|desenvolvedor|dono do sistema|root)\b|\bordeno\b|\besta e uma ordem\b/,
  /\btudo (?:o )?que (?:veio|vem|escrevi|falei|disse|esta)\b[^.]*\b(?:teste|ignor|esque|desconsid|errad|falso)/,
  /\binstruc(?:ao|oes)\s*:/,
  /\bmensagem d[oe] (?:desenvolvedor|sistema|admin)|\bmodo (?:livre|deus|irrestrito)\b|\bjailbreak\b/,
  /\bo (?:relatorio|parecer|resultado|texto) (?:deve|tem que|precisa) (?:dizer|mostrar|concluir|afirmar|conter|trazer)\b/,
  /\b(?:apague|delete|esconda|oculte|omita|invente|minta|falsifique|maquie)\b/,
  /\b(?:copie|repita|mande|envie|cole) o (?:seu )?prompt\b|\bprompt (?:inicial|de sistema|original)\b/,
  /\bdiga (?:ao|para o|pro) (?:conselho|sistema|robo|assistente)\b|\baprov\w+\b[^.;]*\bsem (?:analise|perguntar|questionar)\b/,
  new RegExp(String.raw`\b${agent}\s*[,:]\s*(?:\w+\s+){0,6}?${verb}`),
  new RegExp(String.raw`\bo ${agent} deve\b`),
]
