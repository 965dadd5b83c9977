import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'

export type QuestionId =
  | 'price_change'
  | 'hire_or_not'
  | 'invest_or_lease'
  | 'which_offer'
  | 'break_even'
  | 'discount_or_markup'
  | 'double_ads'
  | 'open_or_close'
  | 'why_fell'
  | 'runway'
  | 'check_up'
  | 'other'

/** What is asked, by what the person wants to do; ties go to the more particular question. */
export function recogniseQuestion(text: string, facts: readonly Fact[]): QuestionId {
  const folded = fold(text)
  const has = (metric: Fact['metric']) => facts.some((fact) => fact.metric === metric)
  const says = (pattern: RegExp) => pattern.test(folded)
  const scores = rules.map(([id, weight, pattern, needs]) => ({
    id,
    score: says(pattern) && (needs === undefined || needs.some(has)) ? weight : 0,
  }))
  const totals = new Map<QuestionId, number>()
  for (const { id, score } of scores) totals.set(id, (totals.get(id) ?? 0) + score)
  const best = [...totals].sort((a, b) => b[1] - a[1])[0]!
  return best[1] >= 2 ? best[0] : 'other'
}

const rules: readonly (readonly [QuestionId, number, RegExp, (readonly Fact['metric'][])?])[] = [
  [
    'runway',
    6,
    /\b(?:quant[oa]s? (?:meses|tempo)|ate quando)\b[^.?!]{0,40}\b(?:caixa|aguent\w+|sobreviv\w+|dura|tenho|temos)|\brunway\b|meses de caixa|ate quando a gente/,
  ],
  [
    'double_ads',
    6,
    /\bdobr(?:o|ar|ando)\b[^.?!]{0,40}(?:verba|anunci|market|ads|ou paro)|\b(?:verba|anuncios?|marketing)\b[^.?!]{0,60}\bdobr|\bponho onde\b|\b(?:aumento|invisto mais) (?:a verba|em (?:anuncio|marketing))|mais (?:verba|anuncio)/,
  ],
  ['double_ads', 3, /\b(?:dobro|dobrar|paro|aumento|canal)\b/, ['marketing']],
  ['hire_or_not', 5, /\b(?:contrat(?:o|ar|amos|aria)|pagar (?:mais )?um[a]?|consigo pagar)\b/],
  ['hire_or_not', 3, /\b(?:contrat|funcionari|vendedor|demit)\w*/, ['hire_cost']],
  [
    'which_offer',
    6,
    /\b(?:banco|candidat[oa]|proposta|fornecedor|distribuidor|opcao)s? (?:1|2|a|b)\b|\bqual (?:pego|formato|banco|dos dois|das duas|delas|deles|proposta|escolho|e melhor|sai mais|compensa mais)\b|\bquem sai mais\b|\bcom qual\b|\bpego qual\b|\btroco\?|\bo gerente jura\b/,
  ],
  [
    'which_offer',
    4,
    /\b(?:dois|duas) (?:clientes|propostas|fornecedor\w*|ofertas|bancos|candidat\w+|opcoes)\b|\bda na mesma\b|\bme credenciar\b|\baceito\?|\baceitar\b/,
  ],
  [
    'invest_or_lease',
    5,
    /\b(?:em quanto tempo|se paga|payback|volta o dinheiro|se pagou|recupero|retorno do investimento|compensa (?:comprar|investir))\b/,
    ['investment'],
  ],
  [
    'invest_or_lease',
    5,
    /\b(?:comprar?|compro)\b[^?]{0,90}\b(?:ou|alug\w+|leasing)\b[^?]{0,30}(?:alug\w+|leas\w+|loc\w+)|\balug\w+[^?]{0,60}\bou compr|\bcompro\?|compensa trocar|fornecedor \w: aluguel|aluguel por diaria/,
  ],
  ['invest_or_lease', 3, /\b(?:compr(?:o|ar)|invest\w+|maquina|equipamento|aparelho)\b/, ['investment']],
  ['break_even', 7, /\b(?:empat(?:o|ar|a)|ponto de equilibrio|no zero|zero a zero|nao ter prejuizo|pagar as contas)\b/],
  [
    'open_or_close',
    6,
    /\b(?:abr(?:o|ir)|fech(?:o|ar)|encerr\w+)\b(?! (?:mais|o mes|contrato|negocio))[^?]{0,60}|\bturma nova\b|\bsegunda (?:loja|unidade|imobiliaria|filial)\b/,
  ],
  [
    'discount_or_markup',
    5,
    /\b(?:descontos?|mark ?up|margem sobre|em cima do|multiplicar|preco cheio|imposto e \d+% sobre)\b/,
  ],
  [
    'price_change',
    5,
    /\b(?:subir|subo|aument(?:ar|o|ei)|reajust\w+|baix(?:ar|o|ei)|mexer|mudar|igualar|acompanhar|passar pra|cobrar mais)\b/,
    ['proposed_price', 'proposed_raise', 'ticket_before', 'ticket'],
  ],
  [
    'price_change',
    4,
    /\b(?:quanto subo|subi o plano|novo preco|preco novo|reajust\w+|aumentar a (?:diaria|mensalidade)|vendo por quanto)\b/,
  ],
  [
    'why_fell',
    6,
    /\b(?:por ?que|pq|motivo|o que pode ser|oq pode ser)\b[^?]{0,50}(?:cai\w*|sobrando menos|menos|perd\w+|diminui\w*)|\b(?:ca(?:iu|iram)|sumiram|diminui\w*)\b[^?]{0,80}\b(?:por ?que|pq|motivo|nao sei|e mesmo)|\bde uma pra outra\b/,
  ],
  [
    'check_up',
    3,
    /\b(?:sobra quanto|quanto sobra|ta bom|tá bom|melhorando ou piorando|como (?:esta|ta|vai)|o que eu faco|como saber|da pra viver|e seguro|saudavel|sobra quanto|o que sobra)\b/,
  ],
]
