import { fold } from '../../intake/fold.ts'

/** Words by which a question says what number it wants. */
const words: readonly (readonly [cue: string, pattern: RegExp])[] = [
  ['profit', /\b(?:lucr\w+|sobr\w+|ganh\w+|resultado|prejuizo|rende\w*|fica pra mim|no azul|no vermelho)\b/],
  ['margin', /\b(?:margem|margens|por cento|percentual|%)/],
  ['markup', /\b(?:mark ?-?up|multiplic\w+|em cima do)\b/],
  ['how_many', /\bquant[oa]s\b/],
  ['lose', /\b(?:perd\w+|sair|sai|saem|cancel\w+|ir embora)\b/],
  ['time', /\b(?:meses|tempo|dias|anos|prazo|quando)\b/],
  ['pays', /\b(?:se pag\w+|volta|retorn\w+|payback|recuper\w+|compens\w+)\b/],
  ['even', /\b(?:empat\w+|equilibrio|no zero|minimo|cobr(?:ir|e|em)|pagar as contas|prejuizo)\b/],
  ['price', /\b(?:precos?|cobrar|cobro|por quanto|mensalidade|diaria|ticket)\b/],
  ['differ', /\b(?:diferenca|a mais|a menos|economi\w+|mais barat\w+|sai mais|mudou|mud\w+)\b/],
  ['which', /\b(?:qual|quem|melhor|compensa|vale mais)\b/],
  ['total', /\b(?:total|ao todo|no fim|somando|tudo)\b/],
  ['year', /\b(?:anos?|anua\w+)\b/],
  [
    'per_one',
    /\b(?:por (?:cada|unidade|cliente|pessoa|aluno|hora|km|dia|paciente|pedido|peca|kg|quilo)|cada (?:um|uma))\b/,
  ],
  ['share', /\b(?:que parte|quanto por cento|fatia|peso|representa|proporcao)\b/],
  ['cost', /\b(?:custo|custa|gasto|gasta|despesa)\w*\b/],
  ['sales', /\b(?:fatur\w+|receita|vend\w+)\b/],
  ['cash', /\b(?:caixa|folego|reserva|aguent\w+|dura)\b/],
  ['client', /\b(?:cac|cliente novo|ltv|churn|aquisicao)\b/],
  ['debt', /\b(?:juros|emprestimo|parcela\w*|financiamento)\b/],
]

/** What the asking sentences speak of; of the whole text what is not asked there counts by another name. */
export function askedWords(text: string): string[] {
  const folded = fold(text)
  const sentences = folded.match(/[^.!?\n]+[.!?\n]*/g) ?? [folded]
  const questions = sentences.filter((sentence) => sentence.trim().endsWith('?'))
  const asking = questions.length > 0 ? questions.join(' ') : (sentences.at(-1) ?? '')
  return words.flatMap(([cue, pattern]) => (pattern.test(asking) ? [cue] : []))
}
