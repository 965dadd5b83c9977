/** What counts are of, on folded text: the noun right after a number says it. */
export type NounKind =
  | 'lead'
  | 'newcomer'
  | 'customer'
  | 'seller'
  | 'staff'
  | 'day'
  | 'distance'
  | 'installment'
  | 'thing'

const kinds: readonly [NounKind, RegExp][] = [
  ['distance', /^(?:km|quilometros?)\b/],
  ['installment', /^(?:parcelas?|prestacoes|vezes|x)\b/],
  [
    'lead',
    /^(?:leads?|contatos?|visitas?|visitantes|acessos|sessoes no site|trials?|orcamentos|propostas|interessad[oa]s|cliques|ligacoes|testes? gratis|cotacoes|curriculos|pedidos de orcamento|mensagens|conversas|solicitacoes|cadastros|inscrit[oa]s|chamadas|consultas de preco)\b/,
  ],
  [
    'newcomer',
    /^(?:nov[oa]s (?:clientes|alun[oa]s|pacientes|assinantes|contratos)|(?:clientes|alun[oa]s|pacientes|assinantes) nov[oa]s|matriculas?|matriculavam|fecham|fechavam)\b/,
  ],
  ['seller', /^(?:vendedor(?:es|as?)|corretor(?:es|as)|consultor(?:es|as) de vendas)\b/],
  [
    'customer',
    /^(?:client(?:es?)|alun[oa]s?|assinantes?|matriculad[oa]s?|criancas|meninos|meninas|jovens|idosos|atletas|praticantes|apartamentos|aptos?|condominios|soci[oa]s pagantes|associad[oa]s|mensalistas|moradores|usuarios|contas|empresas|lojistas|inquilinos|familias|imoveis(?! vend)|contratos?(?! por)|matriculas ativas|pagantes)\b/,
  ],
  [
    'staff',
    /^(?:(?!computador|comprador|morador|consumidor|investidor|fornecedor|distribuidor|jogador|espectador|seguidor|elevador|servidor|refrigerador|torcedor|ventilador|gerador|vendedor|competidor|colaborador|apoiador|patrocinador|doador|roteador|indicador|liquidificador|carregador|corredor)[a-z]{3,}dor(?:es|as)|devs?|funcionari[oa]s?|consultor(?:es|as?)|barbeir[oa]s|tosador(?:es|as)?|operador(?:es|as)?|vigilantes?|porteir[oa]s|garconetes|barmans|chapeir[oa]s|servidor(?:es)? publicos|soldador(?:es)?|pintor(?:es)?|redator(?:es)?|tatuador(?:es|as)?|cuidador(?:es|as)?|colhedor(?:es)?|montador(?:es)?|instalador(?:es)?|entregador(?:es|as)?|promotor(?:es|as)?|monitor(?:es|as)?|costureir[oa]s?|musicos?|nutricionistas?|estoquistas?|repositor(?:es|as)?|colaborador(?:es|as)?|empregad[oa]s?|pessoas|professor(?:es|as)?|instrutor(?:es|as)?|tecnic[oa]s?|medic[oa]s|garcons|atendentes?|assistentes?|auxiliar(?:es)?|estagiari[oa]s?|advogad[oa]s|mecanic[oa]s|cabeleireir[oa]s|manicures?|esteticistas|(?!cadeir|pizzari|caix|revist|pist|list|vist|entrevist|conquist|prateleir|pulseir|coleir|peneir|madeir|carteir|geladeir|banheir|passageir|primeir|terceir|parceir|dinheir|fileir|mamadeir|chuveir|letreir|lixeir|torneir|floreir|hospedeir|coqueir|mes(?:es)?\b)[a-z]{3,}(?:eir[oa]s?|istas?)|programador(?:es|as)?|desenvolvedor(?:es|as)|analistas|designers|gerentes?|diaristas?|ajudantes?|faxineir[oa]s|motoboys?|entregador(?:es|as)?|personal|dentistas?|fisioterapeutas?|psicolog[oa]s|veterinari[oa]s|enfermeir[oa]s)\b/,
  ],
  ['day', /^dias?(?: uteis| de semana| de fim de semana| de trabalho| corridos)?\b/],
]

/** The kind of thing that a text starting with a noun counts; undefined when it starts with no noun. */
export function nounKind(right: string, amount = 2): NounKind | undefined {
  const text = right.replace(/^\s*(?:nov[oa]s (?!clientes|alun|pacientes|assin|contratos)|outr[oa]s )?/, '')
  const kind = kinds.find(([, pattern]) => pattern.test(text))?.[0]
  if (kind) return kind
  const word = /^[a-z][a-z-]+/.exec(text)?.[0]
  // More than one of something is a plural: "2,25 ainda vale" counts nothing.
  const isNumbered = amount < 2 || /s$/.test(word ?? '') || /^(?:kg|kits?|litro)$/.test(word ?? '')
  return word && word.length > 2 && isNumbered && !notNouns.test(word) ? 'thing' : undefined
}

/** The noun itself, for naming what is counted. */
export function leadingNoun(right: string): string {
  return /^\s*([a-z][a-z-]+(?: d[eoa]s? [a-z-]+)?)/.exec(right)?.[1] ?? ''
}

const notNouns =
  /^(?:por|para|pra|pro|pros|no|na|nos|nas|em|de|do|da|dos|das|com|sem|que|mais|menos|cada|ao|aos|mensa(?:l|is)|anua(?:l|is)|diari[oa]s?|semana(?:l|is)|reais|livres?|fix[oa]s?|ja|so|e|ou|mas|hoje|agora|quando|se|a|o|as|os|um|uma|pelo|pela|total|uteis|ate|sao|foi|fica|vai|antes|depois|ganhar|pagar|abaixo|acima|sobre|liquidos?|brutos?|fora|entre|porque|quanto|aqui|dele|dela|desde|esse|este|essa|esta|isso|vale|sai|saem|entra|marcad[oa]s|nunca|qnts|qts|quant[oa]s|vezes)$/
