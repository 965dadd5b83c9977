import type { FactMetric } from './fact.ts'
import type { Frame } from './frame.ts'
import { is, likely, type Meaning, person, type Surroundings } from './meaning.ts'

/** Words right beside an amount that decide whatever else stands in its clause. All that is given must hold. */
interface MoneyCue {
  metric: FactMetric
  left?: RegExp
  right?: RegExp
  after?: RegExp
  /** Counted per period, or not. */
  per?: boolean
  /** Counted per thing, or not. */
  unit?: boolean
  /** Holds for what was read before or how large the amount is. */
  when?: (frame: Frame, around: Surroundings) => boolean
  role?: Meaning['role']
}

const advertising =
  'anuncios?|marketing|publicidade|portais|google|facebook|instagram|insta|tiktok|trafego|redes|midia|propaganda|campanhas?|impulsionamento|divulgacao|ads|panfleto\\w*|radio|outdoor'
const buyers =
  'clientes?|alunos?|pacientes?|consumidor\\w*|hospedes?|compradores?|tutor\\w*|pais|turistas?|passageiros?'

/** What is done now and then: its costs are counted each time. */
const occasion =
  /^(?:noite|evento|festa|domingo|sabado|feira|plantao|turno|show|embarque|edicao|saida|passeio|excursao|partida|apresentacao)$/

const cues: readonly MoneyCue[] = [
  {
    metric: 'payroll',
    left: new RegExp(`${person.source}[^.;,]{0,24}$`),
    unit: true,
    when: ({ perUnit }) => occasion.test(perUnit ?? ''),
  },
  {
    metric: 'fixed_costs',
    left: /\b(?:alug\w+|locacao|equipe|luz|energia|estrutura|taxa|fixo|som|banda|seguranca|custaria\w*|custam?|gast\w+|pag\w+|saem|sai|combustivel|barco|guia|motorista)\b[^.;,]{0,30}$/,
    unit: true,
    when: ({ perUnit }) => occasion.test(perUnit ?? ''),
  },
  {
    metric: 'salary',
    left: new RegExp(`${person.source}[^.;,\\d]{0,24}$`),
    after: /^\s*cada\b/,
    when: ({ quantity }) => quantity.low >= 800,
    role: 'each',
  },
  {
    metric: 'unit_margin',
    left: /\b(?:lucro|ganho|margem|contribuicao)(?: bruto| liquido| bruta)? medi[oa] (?:de |e de |é de |foi de )?(?:uns )?$/,
    per: false,
    when: ({ quantity }) => quantity.low < 30_000,
  },
  {
    metric: 'other',
    left: /\b(?:revend\w+|vale na revenda|valor residual|vend\w+ (?:usad[oa]|depois|daqui a))\b[^.;]{0,40}$/,
    per: false,
    unit: false,
    when: ({ quantity }, { buying }) => buying && quantity.low >= 2_000,
    role: 'resale',
  },
  {
    metric: 'investment',
    after: /^\s*(?:reais )?,? ?(?:financiad[oa]s? |parcelad[oa]s? )?(?:em|por) \d{1,3} ?(?:x|vezes|parcelas)\b/,
    per: false,
    unit: false,
    when: ({ quantity, head }) =>
      quantity.low >= 3_000 && head !== 'debt' && head !== 'price' && head !== 'charge' && head !== 'sell',
  },
  {
    metric: 'ticket',
    left: /\b(?:minha|nossa|a) hora(?: de trabalho| tecnica)? (?:e |é |custa |sai |vale |a |por )*(?:r\$ ?)?$/,
    per: false,
  },
  {
    metric: 'ticket',
    left: /\b(?:proposta|orcamento|projeto|contrato|servico|pacote|armario|movel|peca|produto|obra) (?:e |é |sai |foi |fechado |fechad[oa] )*(?:de|a|por|em) (?:r\$ ?)?$/,
    per: false,
    unit: false,
    when: ({ quantity, before }, { ticket, hiring }) =>
      ticket === undefined &&
      !hiring &&
      quantity.low < 60_000 &&
      !/\b(?:compr\w+|invest\w+|financi\w+|pagar|orcaram)\b/.test(before),
  },
  {
    metric: 'ticket',
    right: new RegExp(`^\\s*(?:cada (?:um[a]? )?)?(?:pr[ao]s?|para [ao]s?|aos?|d[ao]s?) (?:${buyers})\\b`),
    per: false,
    when: ({ quantity }) => quantity.low < 20_000,
  },
  {
    metric: 'ticket',
    left: /\b(?:gastando|consumindo|gastam|consomem|deixam|pagando|que pagam|desembolsam)\s*(?:em media |uns |cerca de |mais ou menos )*$/,
    when: (_, { previous }) => /^(?:customers|volume|leads|new_customers)/.test(previous?.meaning.metric ?? ''),
  },
  {
    metric: 'marketing',
    left: /\b(?:invist\w*|investimos|investindo|ponho|pomos|coloc\w+|gast\w+|torr\w+|pag\w+|bot\w+|verba de|orcamento de|mais)\s*(?:uns |mais |cerca de |r\$ ?)*$/,
    after: new RegExp(
      `^\\s*(?:reais )?(?:por mes |no mes |ao mes |/mes |mensais |todo mes |por semana |por dia )?(?:em|no|na|nos|nas|com|de|pro|pra) (?:[a-z]+ ){0,2}?(?:${advertising})\\b`,
    ),
    unit: false,
  },
  {
    metric: 'ticket',
    left: new RegExp(
      `\\b(?:cada |um |uma |o |por |a )?(?:${buyers}|pessoa|mesa|familia|casal|turista) (?:nov[oa] )?(?:gasta|consome|compra|paga)\\s*(?:em media |uns |cerca de |r\\$ )*$`,
    ),
    when: ({ quantity }) => quantity.low < 20_000,
  },
  {
    metric: 'hire_cost',
    after: /^\s*(?:(?:por|ao) mes |\/mes )?\(?(?:ja )?(?:com|mais|incluindo|fora)(?: os| todos os)? encargos\b/,
    unit: false,
    when: ({ left, quantity }) =>
      quantity.low < 30_000 &&
      !/\b(?:folha|equipe|time|cada|salarios|total)\b/.test(left) &&
      /\b(?:um[a]?|nov[oa]|outr[oa]|mais|el[ea]|contrat\w+)\b/.test(left),
  },
  {
    metric: 'marketing',
    left: new RegExp(
      `^[\\s,;(•*-]*(?:e |no |na |o |a )*(?:${advertising}|panfletagem|indicacao paga)(?: [a-z]+){0,2}?\\s*[:=-]?\\s*(?:gasto |custa |de |por )*(?:r\\$ ?)?$`,
    ),
    unit: false,
  },
  {
    metric: 'utilities',
    left: /\bconta (?:[a-z]+ )?(?:depois|nova|minima|ficaria|cairia)\b[^.;\d]{0,16}$/,
    when: (_, { parallelUtility }) => parallelUtility,
  },
  {
    metric: 'proposed_price',
    left: /\b(?:preco|valor|mensalidade|ticket|diaria|plano|tarifa|hora) (?:nov[oa]|propost[oa]|sugerid[oa]|desejad[oa])\b[^.;,\d]{0,12}$|\b(?:nov[oa]|futur[oa]) (?:preco|valor|mensalidade|diaria|tarifa)\b[^.;,\d]{0,12}$/,
    per: false,
  },
  {
    metric: 'investment',
    left: /\b(?:maquina|forno|equipamento|carro|moto|van|caminhao|sistema|aparelho|painel|paineis|placas?|impressora|trator|freezer|camara fria|software|elevador|esteira|robo|estufa|serra|torno)(?: [a-z]+){0,2} (?:de|por|a) (?:r\$ ?)?$/,
    right: /^\s*(?:que )?(?:economiz|ger|tra|rend|se pag|reduz|aument|dura|cort)/,
    per: false,
    when: ({ quantity }) => quantity.low >= 2_000,
  },
  { metric: 'profit_stated', right: /^\s*limp[oa]s?\b/, unit: false, when: ({ quantity }) => quantity.low >= 1_000 },
  { metric: 'monthly_return', right: /^\s*(?:(?:por|ao|no) mes )?a menos\b/, per: true, unit: false },
  {
    metric: 'fixed_costs',
    right:
      /^\s*(?:(?:por|ao) mes )?(?:de|do|da|pro|pra|para o|com o|com|no) (?:contador\w*|sistemas?|internet|telefone|seguros?|condominio|iptu|software|contabilidade|seguranca|vigilancia|limpeza|assessoria|manutencao|ferramentas|licencas|escritorio)\b/,
    unit: false,
    when: ({ head }) => head === undefined || ['pay', 'spend', 'cost', 'fixed'].includes(head),
  },
  {
    metric: 'fixed_costs',
    left: /\b(?:seguro|rastreador|ipva|licenciamento|manutencao|garagem|estacionamento|aluguel)\b[^.;,\d]{0,30}$/,
    unit: true,
    when: ({ perUnit, quantity }) =>
      /^(?:caminhao|van|moto|carro|loja|maquina|sala|onibus|veiculo|trator|unidade)$/.test(perUnit ?? '') &&
      quantity.low >= 100,
  },
  {
    metric: 'marketing',
    left: /\b(?:vendas|pedidos|clientes|leads|contatos|matriculas|alunos) (?:com|por|gastando|a)\s*$/,
    unit: false,
    when: ({ before, quantity }) => quantity.low >= 300 && new RegExp(`\\b(?:${advertising})\\b`).test(before),
  },
  {
    metric: 'investment',
    left: /\b(?:nov[oa]|usad[oa]|seminov[oa])(?: [a-z]+){0,2} (?:sai|fica|custa|ta|esta|e|é) (?:por |a |em )*(?:uns )?$/,
    per: false,
    unit: false,
    when: ({ left, quantity }) =>
      quantity.low >= 2_500 && !person.test(left) && !/\b(?:preco|plano|mensalidade|vendo|cobro)\b/.test(left),
  },
  {
    metric: 'investment',
    left: /\bpor (?:uns )?$/,
    after: /^[^.;]{0,30}\b(?:cort\w+|economiz\w+|reduz\w+|se paga|aument\w+ a producao|dura)\b/,
    per: false,
    unit: false,
    when: ({ quantity, head }) => quantity.low >= 2_500 && head !== 'sell' && head !== 'charge',
  },
  {
    metric: 'unit_cost',
    left: /\b(?:diesel|combustivel|gasolina|pneus?|pedagio|manutencao|energia|gas|racao|adubo|semente|insumos?)\b[^.;,\d]{0,16}$/,
    unit: true,
    per: false,
    when: ({ left }) => !/\b(?:vendo|vende|cobro|preco)\b/.test(left),
  },
  {
    metric: 'total_costs',
    left: /\bsa(?:i|em|iram|iu)\s*(?:uns |cerca de )?$/,
    when: (_, { previous }) => previous?.meaning.metric === 'revenue',
  },
  { metric: 'unit_cost', right: /^\s*(?:[oa] [a-z]+ )?(?:pra|para) (?:mim|nos|a gente)\b/, per: false },
  {
    metric: 'debt',
    left: /\bcapital de giro (?:de )?$/,
    after: /^[^.;]*\b(?:juros|cet|taxa|parcelas|a\.?m|ao mes|%)/,
    per: false,
  },
  {
    metric: 'stock_value',
    right: /^\s*(?:em|de) (?:mercadorias?|estoque|produtos?|pecas|material) (?:parad|encalhad|no estoque|em estoque)/,
    per: false,
  },
  { metric: 'stock_value', right: /^\s*(?:em|de) estoque\b/, per: false, unit: false },
  {
    metric: 'investment',
    left: /\b(?:abrir|montar|comecar|reformar|ampliar|comprar|construir)\b[^.;]*\bprecis\w+ (?:de |investir )*(?:uns )?$/,
    per: false,
    unit: false,
  },
  {
    metric: 'monthly_return',
    left: /\b(?:ganh\w+|lucr\w+|sobr\w+|entr\w+|tra[rz]\w*|rend\w+|fatur\w+|economi\w+)\s*(?:uns |cerca de |mais )*$/,
    after: /^\s*(?:reais )?(?:(?:por|ao) mes )?a mais\b/,
    unit: false,
  },
  {
    metric: 'monthly_return',
    left: /\b(?:lucro|ganho|margem|receita) (?:extra|adicional|a mais) (?:de |seria de )*(?:uns )?$/,
    unit: false,
  },
  {
    metric: 'hire_cost',
    left: new RegExp(
      `${person.source}(?: [a-z]+)? (?:me )?(?:custaria|sairia|ganharia|receberia|pediria)\\s*(?:por |uns |em |a )*$`,
    ),
    unit: false,
    when: ({ quantity }) => quantity.low < 40_000,
  },
  {
    metric: 'cac',
    left: /\bcada (?:cliente|alun[oa]|paciente|assinante|matricula|contrato)(?: nov[oa])? (?:novo )?(?:me )?(?:custa|sai|saiu) (?:por |a )?(?:uns )?$/,
    per: false,
    when: ({ left, after }) => /\bnov[oa]\b/.test(left) || /^[^.;]*\b(?:anunci|marketing|trafego|ads)/.test(after),
  },
  {
    metric: 'proposed_price',
    left: /\b(?:cliente|empresa|lojista|comprador|atravessador|rede|convenio|plano de saude|aplicativo|prefeitura|construtora|atacadista|mercado)s? (?:[a-z]+ ){0,3}?(?:oferec\w+|propo\w+|quer pagar|topa pagar|aceita pagar|pagaria)\s*(?:so |ate |no maximo )*$/,
    per: false,
    when: ({ quantity }) => quantity.low < 60_000,
  },
  {
    metric: 'debt',
    left: /\b(?:peguei|pegamos|pegar|tomei|tomamos|tomar|levantei|levantar|emprest\w+|financiei|financiamos|devo|devemos|devendo)\s*(?:uns |de |mais )*$/,
    per: false,
    unit: false,
    when: ({ quantity }) => quantity.low >= 1_000,
  },
  {
    metric: 'cash',
    right: /^\s*(?:de |em |no |na )(?:conta|banco|caixa|poupanca|cofre|reservas?|aplicac\w+|cdb|fundo de reserva)\b/,
    per: false,
    unit: false,
    when: ({ left }) => !/\b(?:juros|credito|divida|emprest\w+)\b[^.;]*$/.test(left),
  },
  {
    metric: 'revenue',
    left: /\b(?:receb(?:i|emos|o|e|em)|entrou|entraram|entram|entra|caiu|caem|cai na conta|tir(?:ei|amos))\s*(?:uns |umas |na media |em media )*$/,
    unit: false,
    when: ({ quantity, after, per }) =>
      quantity.low >= 4_000 &&
      (per !== undefined || /^\s*(?:brut\w+ )?(?:no|neste|nesse|este) (?:mes|ano)\b/.test(after)),
  },
  {
    metric: 'revenue',
    right: /^\s*(?:(?:por|ao|no) mes )?(?:de|em) (?:vendas?|faturamento|receita)\b/,
    unit: false,
    when: ({ quantity, left }) => quantity.low >= 1_000 && !/\b(?:meta|chegar|quero)\b/.test(left),
  },
  { metric: 'revenue', left: /\bproduz(?:em|o|imos)?\s*(?:uns |cerca de )?$/, per: true, unit: false },
  { metric: 'revenue', right: /^\s*brut[oa]s?\b/, unit: false, when: ({ quantity }) => quantity.low >= 4_000 },
  {
    metric: 'salary',
    left: /\b(?:demit\w+|dispens\w+|mand\w+ embora|deslig\w+|cortar) (?:um|uma|o|a|alguem|dois|duas)\b[^.;,]{0,40}\b(?:de|que ganha|que custa|por|a)\s*$/,
    per: true,
    unit: false,
    role: 'each',
  },
  {
    metric: 'cac',
    left: /\b(?:trazer|conquistar|conseguir|captar|atrair|repor)\s+(?:um |uma |cada |mais um )*(?:nov[oa]|cliente|alun[oa]|paciente|assinante|outr[oa])[^.;,]{0,24}$/,
    per: false,
    when: ({ quantity }) => quantity.low < 20_000,
  },
  {
    metric: 'debt_payment',
    left: /^\s*(?:vezes |x |parcelas )?(?:iguais |fixas |mensais )?de\s*$/,
    when: (_, { previous }) => previous?.meaning.role === 'installments',
  },
  {
    metric: 'monthly_return',
    left: /\b(?:cort(?:ar|o|ando|asse|armos)|enxug\w+|reduz(?:ir|o|isse|indo))\s*(?:mais |uns |em )*$/,
    right: /^\s*(?:(?:por|ao) mes )?(?:de|em|do|da|no|na|nos|nas)\s/,
    unit: false,
  },
  {
    metric: 'investment',
    left: /\b(?:montagem|instalacao|abertura|reforma|obra|taxa de franquia|estrutura inicial|implantacao)\b[^.;,\d]{0,24}$/,
    per: false,
    unit: false,
    when: ({ quantity }) => quantity.low >= 2_000,
  },
  {
    metric: 'hire_cost',
    left: /\b(?:num|numa|um|uma|outr[oa]|mais|nov[oa]) [a-z]+(?: [a-z]+){0,2} (?:por|a|de|custando|ganhando|que custa|sai|sai por|sairia|sairia por|custaria|pede|pedindo|recebendo)\s*(?:uns )?$/,
    per: true,
    unit: false,
    when: ({ left, quantity, before }) =>
      quantity.low < 30_000 &&
      person.test(left) &&
      /\b(?:pens\w+|quer\w+|precis\w+|contrat\w+|pretend\w+|vale|compensa|dar? (?:pra|para)|se)\b/.test(before),
  },
  {
    metric: 'payroll',
    left: new RegExp(
      `^[\\s,;:(•*-]*(?:e |mais |as |os |a |o |\\d+ )*(?:um |uma )?(?!contador)${person.source.slice(2)}\\s*[:=,]?\\s*(?:r\\$ ?)?$`,
    ),
    unit: false,
    when: ({ quantity, quantity: { unit } }) => quantity.low >= 800 && (unit === 'BRL' || unit === 'count'),
  },
  {
    metric: 'hire_cost',
    left: /\b(?:mais|outr[oa]|nov[oa]) (?:um |uma )?[a-z]+(?: [a-z]+){0,3}(?: por| a| de| custando| ganhando| que custa| sai| sairia| custaria| pede)?\s*(?:uns )?$/,
    per: true,
    unit: false,
    when: ({ left, quantity }) =>
      quantity.low < 30_000 && person.test(left) && !/\b(?:aluguel|parcela|anunci\w+|turma|curso)\b/.test(left),
  },
]

/** The metric that the words beside an amount decide; undefined when none does. */
export function moneyCue(frame: Frame, around: Surroundings, each: Partial<Meaning>): Meaning | undefined {
  const isPer = frame.per !== undefined
  const isUnit = frame.perUnit !== undefined
  const cue = cues.find(
    ({ left, right, after, per, unit, when }) =>
      (left === undefined || left.test(frame.left)) &&
      (right === undefined || right.test(frame.right)) &&
      (after === undefined || after.test(frame.after)) &&
      (per === undefined || per === isPer) &&
      (unit === undefined || unit === isUnit) &&
      (when === undefined || when(frame, around)),
  )
  return cue && is(cue.metric, likely, { ...each, ...(cue.role && { role: cue.role }) })
}
