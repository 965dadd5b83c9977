import type { Concept } from './concepts.ts'

/**
 * What owners of Brazilian businesses pay for, by what it is in their account: one line a trade or a kind, on folded
 * text, singular and plural. New words belong here, not in a rule.
 */
export const lexicon: readonly (readonly [Concept, readonly string[]])[] = [
  [
    'rent',
    [
      'alugue(?:l|is)|arrendamentos?|ponto(?: comercial)?|coworking|locacao|leasing|sublocacao',
      'aluguel (?:do|da|de) (?:espaco|sala|loja|galpao|pasto|terra|ponto|quadra|cozinha|salao|barracao|imovel)',
    ],
  ],
  [
    'payroll',
    [
      'folha(?: de pagamento| salarial)?|horas? extras?|pro-?labore|salarios|equipe|pessoal|time|mao de obra|encargos|funcionarios|pro-?labore|recepcao|portaria|vale[- ]transporte|13o|decimo terceiro|inss|fgts',
      'professor(?:es|as?)|instrutor(?:es|as?)|monitor(?:es|as?)|personal(?: trainers?)?|recepcionistas?|secretari[oa]s?|estagiari[oa]s?|auxiliar(?:es)?|ajudantes?|atendentes?|assistentes?|gerentes?|caixas(?: do mercado)?|faxineir[oa]s?|diaristas?|zelador(?:es|as?)?|porteir[oa]s?|vigias?|vigilantes?',
      'cozinheir[oa]s?|garcons?|garconetes?|chapeir[oa]s?|padeir[oa]s?|confeiteir[oa]s?|pizzaiol[oa]s?|barmans?|copeir[oa]s?|motoboys?|entregador(?:es|as?)?|motoristas?|caminhoneir[oa]s?|carregador(?:es)?',
      'mecanic[oa]s?|funileir[oa]s?|eletricistas?|pintor(?:es)?|pedreir[oa]s?|serventes?|mestre de obras|encanador(?:es)?|soldador(?:es)?|marceneir[oa]s?|costureir[oa]s?|operador(?:es|as?)?|tratorista|vaqueir[oa]s?|peao|peoes|caseir[oa]s?',
      'medic[oa]s?|dentistas?|enfermeir[oa]s?|tecnic[oa]s?|fisioterapeutas?|psicolog[oa]s?|veterinari[oa]s?|farmaceutic[oa]s?|nutricionistas?|esteticistas?|cabeleireir[oa]s?|barbeir[oa]s?|manicures?|tosador(?:es|as?)?|banhistas?|massagistas?',
      'programador(?:es|as?)?|desenvolvedor(?:es|as?)?|devs?|designers?|analistas?|redator(?:es|as?)?|advogad[oa]s?|arquitet[oa]s?|engenheir[oa]s?|corretor(?:es|as?)?|vendedor(?:es|as?)?|camareir[oa]s?|guias?|musicos?|bandas?|djs?',
    ],
  ],
  [
    'utilities',
    [
      'luz|energia(?: eletrica)?|agua|gas(?: encanado)?|esgoto|conta de (?:luz|agua|energia|gas)|contas de consumo|eletricidade',
    ],
  ],
  [
    'marketing',
    [
      'anuncios?|marketing|publicidade|propaganda|trafego(?: pago)?|ads|google(?: ads)?|facebook|instagram|tiktok|meta ads|midia(?: paga)?|impulsionamento|divulgacao|panfletos?|panfletagem|outdoors?|radio|influenciador(?:es|as?)?|campanhas?|redes sociais|assessoria de imprensa',
    ],
  ],
  [
    'fixed',
    [
      'manutencao|manutencoes|seguros?|contabilidade|contador(?:a)?|internet|telefone|celular|sistemas?|softwares?|aplicativo|iptu|ipva|condominio|escritorio|limpeza|seguranca|vigilancia|monitoramento|alarme|licencas?|licenciamento|alvaras?|ferramentas|assinaturas|hospedagem(?: do site)?|servidor(?:es)?|nuvem|dominio|rastreador(?:es)?|garagem|estacionamento|estrutura|despesas (?:gerais|administrativas|diversas)|administrativo|administracao|material de (?:escritorio|limpeza)|juridico|assessoria|consultoria|dedetizacao|coleta de lixo|plano de saude da equipe|uniformes?|deposito|galpao|outr[oa]s (?:coisas|contas|despesas|custos|gastos)|contas|miudezas|tarifas (?:bancarias|do banco)|plataforma(?! fica)|mensalidade do sistema',
    ],
  ],
  [
    'variable',
    [
      'materias?[- ]primas?|insumos?|produtos?|ingredientes?|mercadorias?|embalage(?:m|ns)|descartaveis|rotulos?|potes?|caixas de papelao|sacolas?',
      'tecidos?|linhas?|aviamentos?|couro|solado|malha|papel|tinta|toner|madeira|mdf|ferragens|aco|ferro|aluminio|vidro|cimento|areia|tijolos?',
      'carnes?|frangos?|peixes?|queijos?|farinha|trigo|leite|acucar|chocolate|frutas?|polpa|verduras|hortifruti|bebidas?|cervejas?|cafe em graos?|graos|arroz|feijao|massa|molhos?|salgados?|paes|ovos|oleo de cozinha|camarao|salmao|pescados?|gelo|comida|alimentos',
      'diesel|combustivel|gasolina|etanol|pneus?|pedagios?|oleo|pecas(?: de reposicao)?|autopecas',
      'racao|milho|silagem|adubos?|sementes?|mudas|defensivos?|fertilizantes?|vacinas?|medicamentos?|remedios?|produtos? (?:quimicos?|de limpeza|de beleza)|quimica|cremes?|luvas descartaveis|resina|anestesico|protese(?:s)?|laboratorio|apostilas?|material didatico|lavanderia|enxoval|amenities|cafe da manha',
    ],
  ],
]

const verbs =
  'é|sao|era|custa\\w*|custou|sai|saem|sairia|fica|ficam|ficou|vai|vao|foi|da|dao|deu|soma|somam|bate|gira|come|comem|leva|levam|consome\\w*|pesa|pesam|passa|chega|esta|ta|estao|tao|vem|gasta'
const fillers =
  'de|em|a|por|uns|umas|cerca|quase|mais|menos|ou|hoje|agora|me|so|la|volta|r\\$|media|torno|no|na|casa|dos'
const compiled = lexicon.map(([concept, words]) => {
  const any = `(?:${words.join('|')})`
  return {
    concept,
    whole: new RegExp(`^${any}$`),
    object: new RegExp(
      `^\\s*(?:reais )?(?:(?:por|ao|todo|no) mes\\b|/\\s?mes\\b|mensais\\b|por ano\\b|/\\s?ano\\b|por semana\\b)?\\s*(?:(?:d[eoa]s?|em|com|n[oa]s?|pr[ao]s?|para|pel[oa]s?)\\s+(?:(?:[oa]s?|um|uma|dois|duas|tres|quatro|minha|meu|nosso|nossa|toda a) )?)(${any})(?![a-z])`,
    ),
    subject: new RegExp(
      `(?:^|[^a-z])(${any})(?![a-z])(?:\\s+(?!(?:${verbs})\\b|e\\b|que\\b|mas\\b)[a-z-]+){0,3}?\\s*(?:\\([^)]{0,40}\\)\\s*)?[:=,-]?\\s*(?:(?:${verbs}|${fillers})\\s+|[:=,–-]\\s*)*$`,
    ),
  }
})

/** What an amount pays for by what stands right after it: "R$ 1.900 de gás", "3.600 para dois ajudantes". */
export function objectOf(right: string): Concept | undefined {
  return compiled.find(({ object }) => object.test(right))?.concept
}

/** What an amount is of by the subject right before its verb: "a manutenção dela é", "água, luz e sabão dão". */
export function subjectBefore(left: string): Concept | undefined {
  const clause = left.split(/[;.!?\n]/).at(-1)!
  let best: { concept: Concept; at: number } | undefined
  for (const { concept, subject } of compiled) {
    const match = subject.exec(clause)
    // "Preço médio das peças": the head stands before; "custo da embalagem" names no more than its complement.
    const before = match ? clause.slice(0, match.index + 1) : ''
    const isComplement =
      /\b(?:d[aeo]s?|por|com|em|n[ao]s?|pel[ao]s?)\s+$/.test(before) &&
      !/\b(?:custos?|gastos?|despesas?|contas?|valor|parte) (?:com |d[aeo]s? )$/.test(before)
    // "Duas mil peças por mês a": what is counted costs nothing by itself.
    const isCounted = /(?:\d|\bmil|\b(?:dois|duas|tres|quatro|cinco|seis|dez|cem|uns|umas))\s+$/.test(before)
    const at = match && !isComplement && !isCounted ? match.index : -1
    if (at >= 0 && (!best || at > best.at)) best = { concept, at }
  }
  return best?.concept
}

const listOf = new RegExp(`(?<![a-z])(?:${lexicon.flatMap(([, words]) => words).join('|')})(?![a-z])`, 'g')

/** "Aluguel, salários e luz": the amount behind is of several bills together; undefined when it is of one kind. */
export function isListOfBills(left: string): boolean {
  const clause = left
    .split(/[;.!?\n]/)
    .at(-1)!
    .replace(/\d[\d.,]*/g, '|')
    .split('|')
    .at(-1)!
  const found = [...clause.matchAll(listOf)]
  const kinds = new Set(found.map(([word]) => compiled.find(({ whole }) => whole.test(word))?.concept))
  return (
    kinds.size > 1 &&
    found.slice(1).every((match, n) => {
      const before = found[n]!
      return /^(?:\s+[a-z]+){0,2}\s*(?:,|\be\b|\+|\/|\bmais\b)\s*(?:[oa]s? )?$/.test(
        clause.slice(before.index + before[0].length, match.index),
      )
    })
  )
}

/** Professions anywhere in a stretch. */
export const professionWords = lexicon
  .find(([concept]) => concept === 'payroll')![1]
  .slice(1)
  .join('|')

/** The same as a pattern. */
export const professions = new RegExp(
  `\\b(?:${lexicon
    .find(([concept]) => concept === 'payroll')![1]
    .slice(1)
    .join('|')})\\b`,
)

/** A bill named in a stretch that ends in a verb of change ("o gás subiu"). */
export function billIn(text: string): boolean {
  const clause = text.split(/[;.!?\n,]|\se\s/).at(-1)!
  return [...clause.matchAll(listOf)].length > 0
}
