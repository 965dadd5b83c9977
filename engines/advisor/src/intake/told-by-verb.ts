import type { Frame } from './frame.ts'
import { isProposal } from './is-proposal.ts'
import { professions, professionWords, subjectBefore } from './lexicon.ts'
import { is, likely, type Meaning, person, type Surroundings } from './meaning.ts'

/** Right after the verb, nothing but "uns", "mais" and the like. */
const close = '\\s*(?:em media |uns |umas |cerca de |mais |so |ate |hoje |por mes |r\\$ ?)*$'
const ends = (words: string) => new RegExp(`\\b(?:${words})${close}`)

const saved = ends(
  'guard(?:ei|amos|o|ado|ados)|junt(?:ei|amos|ado)|poup(?:ei|amos)|reserv(?:ei|amos)|sobraram no caixa',
)
const sold = ends('vend(?:e|em|ia|iam|eu|eram)|fatur(?:a|am|ava|avam|ou|aram)|produz(?:em|ia|iam)?')
const received = ends(
  '(?:receb(?:o|emos|e|em|ia|iamos)|entra(?:m)?|pinga(?:m)?)(?: (?:doac|mensalidad|repass|contrat|patrocin|verba|alugue|anuidad)[a-z]+)?(?: de)?',
)
const outsourced = ends(
  '(?:mand(?:o|amos)|terceiriz(?:o|amos)|encomend(?:o|amos)|subcontrat(?:o|amos)|imprim(?:o|imos)|compr(?:o|amos))(?: [a-z]+){0,3} (?:a|por)',
)
const machine =
  /\b(?:maquina|equipamento|forno|camara fria|freezer|geladeira|trator|caminhao|van|carro|moto|empilhadeira|impressora|plotter|esteira|robo|serra|laser|scanner|raio-?x|ultrassom|autoclave|compressor|gerador|drone|colheitadeira|ordenhadeira|estufa|painel|paineis|placas solares|sistema solar|energia solar|elevador|balanca|moedor|seladora|envasadora|lavadora|secadora|guincho|betoneira|andaime|computador(?:es)?|servidor|cadeira (?:odontologica|nova))\b[^.;,]{0,40}\b(?:sai|custa|fica|vem|ta|esta|por|e|é|de|sairia|custaria)\s*(?:por |em |a |de )*$/

const oneMore = new RegExp(`\\b(?:um|uma|outr[oa]|nov[oa])\\s(?:${professionWords})(?: [a-z]+)? (?:de|por|a)\\s*$`)
const advertising =
  /\b(?:tiktok|google|facebook|instagram|insta|anunci\w+|trafego|campanha|ads|marketing|panflet\w+|radio|outdoor|influenc\w+|impulsion\w+)\b/

/** What the verb right before an amount says whatever nouns stand around it. */
export function toldByVerb(frame: Frame, around: Surroundings, each: Partial<Meaning>): Meaning | undefined {
  const { left, right, after, per, perUnit, quantity } = frame
  const money = each.money ? ({ money: true } as const) : {}
  const unit = perUnit !== undefined
  if (saved.test(left) && !per && !unit) return is('cash', likely, money)
  if (/^\s*(?:reais )?(?:(?:por|ao|no) mes |\/mes )?(?:a mais|extras?|adiciona(?:l|is))\b/.test(after) && per && !unit)
    return /\b(?:cust|pag|gast|alugue|salario|despes)\w*/.test(left) ? undefined : is('monthly_return', likely, money)
  if (
    sold.test(left) &&
    !unit &&
    (per !== undefined || quantity.low >= 5_000) &&
    /\bcada (?:um|uma|[a-z]+)\b|\bel[ea]s?\b/.test(left)
  )
    return is('revenue', likely, money)
  if (
    received.test(left) &&
    per &&
    !unit &&
    quantity.low >= 300 &&
    !/\b(?:de |do )?(?:salario|comissao)\b/.test(right) &&
    !person.test(left)
  )
    return is('revenue', likely, money)
  // "Online são 70 mil, loja física 45 mil e marketplace 30 mil": a list of what comes in goes on.
  if (
    around.previous?.meaning.metric === 'revenue' &&
    around.previous.frame.segment === frame.segment &&
    !unit &&
    /^[\s,;]*(?:e |mais )?(?:[oa]s? |n[oa]s? |pel[oa]s? )?[a-z-]+(?: [a-z-]+)?\s*(?:com |de |: ?)?$/.test(left) &&
    !/\b(?:quer\w+|pretend\w+|precis\w+|vou|faturar|chegar|era|eram|sai|saem|sobram?|lucr\w+|custos?|despesas?|gast\w+|fix\w+|folha|aluguel|sobra\w*|margem|imposto\w*|comiss\w+|caixa|divida|ticket|preco|pag\w+|equipe|estoque|media|meta|ou seja)\b/.test(
      left,
    ) &&
    subjectBefore(left) === undefined &&
    (quantity.low >= 1_000 || quantity.scaled === true)
  )
    return is('revenue', likely, money)
  if (
    /\bcada (?:um|uma|peca|unidade) (?:me )?(?:sai|custa|fica|sairia|custaria)\s*(?:por |a |em |me )*$/.test(left) &&
    !per &&
    /^(?:unit_cost|investment|volume)$/.test(around.parallel?.metric ?? around.previous?.meaning.metric ?? '') &&
    around.buying
  )
    return is('unit_cost', likely, each)
  if (
    around.parallel?.metric === 'unit_cost' &&
    /\b(?:um|[oa]|outr[oa]) (?:nov[oa]|outr[oa]|segund[oa]|concorrente)(?: fornecedor\w*| distribuidor\w*)? (?:me )?(?:oferece|vende|faz|entrega|cobra|pede|quer|deixa)\b[^.;,]{0,12}$/.test(
      left,
    ) &&
    !per
  )
    return is('unit_cost', likely, each)
  if (outsourced.test(left) && unit && quantity.low < 5_000) return is('unit_cost', likely, each)
  if (
    machine.test(left) &&
    !per &&
    !unit &&
    quantity.low >= 2_000 &&
    !/\b(?:vend\w+|alug\w+|manutencao|cobr\w+|parcelas?|prestac\w+)\b/.test(left)
  )
    return is('investment', likely, money)
  if (
    /\bcada (?:nov[oa] )?(?:client\w+|alun\w+|pacient\w+|assinant\w+|matricula|contrato)(?: nov[oa])? (?:me )?(?:custa|sai|saiu|custou)\b[^.;,]{0,10}$/.test(
      left,
    ) &&
    (/^(?:new_customers|marketing)$/.test(around.previous?.meaning.metric ?? '') ||
      /^[^.;]{0,20}\b(?:anunci|marketing|trafego|ads)/.test(after))
  )
    return is('cac', likely, money)
  // "Hoje pago 1.850 de luz e passaria a pagar 250": the same bill, later.
  if (/\b(?:passaria|passarei|passo|passaremos|iria|ficaria) a pagar\s*(?:so |uns )*$/.test(left) && around.parallel)
    return { ...around.parallel, confidence: likely, ...money }
  if (
    /\bse (?:eu |a gente |nos )?(?:colocar|botar|investir|puser|gastar|ponho|pusesse|colocasse)\s*(?:uns |mais |r\$ ?)*$/.test(
      left,
    ) &&
    around.advertising
  )
    return is('marketing', likely, money)
  if (/\b(?:entrada|sinal) (?:de |e de |é de )?(?:uns )?$/.test(left) && !per && !unit && quantity.low >= 1_000)
    return is('other', likely, { ...money, role: 'entry' })
  if (
    /\b(?:instalacao|adesao|setup|implantacao|matricula do sistema)\b(?: [a-z]+){0,2} (?:e |é |de |por |custa |sai )*$/.test(
      left,
    ) &&
    !per &&
    !unit
  )
    return is('investment', likely, money)
  if (/\bcada [a-z]+ (?:me )?(?:da|rende|deixa|gera|traz|sobra)\s*(?:uns |em media )*$/.test(left) && !per)
    return is('unit_margin', likely, each)
  if (
    /\bcada (?:um|uma|[a-z]+) (?:com|da|deixa|tem|traz)\s(?:um |uma )?(?:lucro|margem|ganho|sobra|contribuicao)(?: liquid[oa]| brut[oa]| medi[oa])? (?:de )?(?:uns )?$/.test(
      left,
    )
  )
    return is('unit_margin', likely, each)
  if (
    /\bcada [a-z]+ (?:nov[oa] )?(?:custa|sai|sairia|custaria)\s*(?:por )?(?:uns )?$/.test(left) &&
    around.buying &&
    around.ticket === undefined &&
    quantity.low >= 3_000 &&
    !per
  )
    return is('investment', likely, money)
  if (
    /\b(?:gastando|investindo|com gasto de|com verba de|custando)\s*(?:uns )?$/.test(left) &&
    advertising.test(frame.before)
  )
    return is('marketing', likely, money)
  if (
    /\bsobram?\s*(?:so |uns |apenas |limpos? )*$/.test(left) &&
    !unit &&
    quantity.low >= 1_000 &&
    /^\s*(?:reais )?(?:na conta|no bolso|por mes|no mes|no fim|limpo|$|[.,;!?])/.test(after)
  )
    return is('profit_stated', likely, money)
  // "Uma empacotadora de R$ 36.500 substituiria 2 ajudantes".
  if (
    /\b(?:um|uma|[oa]) (?:nov[oa] )?[a-z]+(?: [a-z]+){0,2} (?:de|por)\s*$/.test(left) &&
    /^\s*(?:reais )?(?:que |vai |pode |ela |ele )*(?:substitu|economiz|reduz|poup|dispens|elimin|dobr|aument)/.test(
      after,
    ) &&
    !per &&
    !unit &&
    quantity.low >= 2_000
  )
    return is('investment', likely, money)
  if (
    /\b(?:vendo|vendemos|revendo|revendemos)\b(?: [a-z]+){1,4} (?:por|a)\s*$/.test(left) &&
    !per &&
    subjectBefore(left) === undefined &&
    quantity.low < 100_000
  )
    return is('ticket', likely, each)
  if (
    unit &&
    !per &&
    /\b(?:[a-z]{4,} (?:[a-z]|\d)|uma? [a-z]+|outr[oa]|[oa] (?:[a-z]|outr[oa]|segund[oa]|primeir[oa]))\s+(?:me )?cobra\s*(?:uns )?$/.test(
      left,
    ) &&
    around.ticket === undefined &&
    !/\b(?:minha|meu|nossa|nosso|sou|somos)\b/.test(left)
  )
    return is('unit_cost', likely, each)
  if (/\bcobra(?:m)?\s*(?:uns )?$/.test(left) && /^\s*(?:reais )?fix[oa]s?\b/.test(right))
    return is('fixed_costs', likely, money)
  if (
    /\b(?:eu|nos|socios?|dono) (?:tir(?:o|amos|am|a)|retir(?:o|amos|am|a))\s*(?:uns |so )*$/.test(left) &&
    !unit &&
    quantity.low >= 800
  )
    return is('payroll', likely, money)
  if (
    per &&
    !unit &&
    /^[\s,;]*(?:o que |que |isso )?(?:da|dao|resulta em|totaliza|soma|gera)\s*(?:uns |cerca de )?$/.test(left) &&
    /^(?:ticket|volume|customers)$/.test(around.previous?.meaning.metric ?? '') &&
    around.previous?.frame.segment === frame.segment
  )
    return is('revenue', likely, money)
  // "Dois técnicos custam R$ 5.800", "cabe uma ajudante de R$ 2.300 por mês?", "5 devs a R$ 9 mil cada".
  if (
    !unit &&
    !around.hiring &&
    professions.test(left) &&
    /\b(?:custam|somam|recebem|ganham)\s*(?:juntos |me |uns )*$/.test(left) &&
    !/^\s*cada/.test(after) &&
    quantity.low >= 500
  )
    return is('payroll', likely, money)
  if (per === 'month' && !unit && oneMore.test(left) && !/\b(?:pago|pagamos|tenho|temos)\b/.test(left))
    return is('hire_cost', likely, money)
  if (
    /^(?:headcount|sellers)$/.test(around.previous?.meaning.metric ?? '') &&
    around.previous?.frame.segment === frame.segment &&
    /^\s*[a-z]+ (?:[a-z]+ )?(?:a|por|de|ganhando|recebendo)\s*$/.test(left) &&
    /^\s*(?:reais )?(?:por mes )?cada\b/.test(after) &&
    quantity.low >= 500
  )
    return is('salary', likely, { ...money, role: 'each' })
  if (unit && /\bcompr(?:o|amos)\b[^.;]*\ba\s*$/.test(frame.before) && !per) return is('unit_cost', likely, each)
  if (
    !per &&
    !unit &&
    quantity.low >= 2_000 &&
    /\b(?:gravei|montei|reformei|construi|comprei|instalei|desenvolvi|montamos|compramos|reformamos)\b[^.;,]{0,30}(?:por|em|gastando)?\s*$/.test(
      left,
    )
  )
    return is('investment', likely, money)
  if (
    !unit &&
    /\b(?:matriz|shopping|franquead\w+|contador\w*|banco|prefeitura|condominio|sindicato|operadora|governo)\b[^.;,]{0,16}\bcobra\s*(?:uns )?$/.test(
      left,
    )
  )
    return is('fixed_costs', likely, money)
  // "22 contratos mensais de R$ 950".
  if (
    /^(?:customers|volume|new_customers)$/.test(around.previous?.meaning.metric ?? '') &&
    around.previous?.frame.segment === frame.segment &&
    !/\b(?:gast|cust|pag|lucr|fix|alug|sobr|invest|marg|despes|salar|folh|ganh|deix)\w*/.test(left) &&
    subjectBefore(left) === undefined &&
    /^\s*[a-z]+ (?:[a-z]+ )?(?:de|a|por|pagando|a base de)\s*(?:uns )?$/.test(left) &&
    quantity.low < 100_000 &&
    !isProposal(frame)
  )
    return is('ticket', likely, each)
  if (
    (/^[\s,;]*ou\s*$/.test(left) &&
      around.previous?.frame.segment === frame.segment &&
      around.parallel?.money !== undefined) ||
    (/^[\s,;]*ou\s*$/.test(left) &&
      around.parallel &&
      around.previous?.frame.segment === frame.segment &&
      around.parallel.metric !== 'other')
  )
    return { ...around.parallel!, confidence: likely, ...each }
  // "Baixaria pra R$ 1,05 por km": what was counted per that thing before.
  if (
    unit &&
    around.sameUnit &&
    /\b(?:baix\w+|cai\w*|pass\w+|sub\w+|iria|vai|fic\w+|cust\w+) (?:pra|para|a|por|em)\s*(?:uns )?$/.test(left) &&
    around.sameUnit.metric === 'unit_cost'
  )
    return { ...around.sameUnit, confidence: likely, ...each }
  // Somebody else charges by the month: what they charge is a bill.
  if (
    per &&
    !unit &&
    /\b(?:agencias?|contador\w*|empresas?|escritorio|fornecedor\w*|plataforma|sistema|software|banco|franquead\w+|primeir[oa]|segund[oa]|terceir[oa]|outr[oa]|atual|nov[oa])\b[^.;]{0,24}\bcobra(?:m)?\s*(?:uns |so |hoje )*$/.test(
      left,
    ) &&
    !/\b(?:concorrent\w+|vizinh\w+)\b/.test(left)
  )
    return is(/\b(?:marketing|trafego|anunci\w+|ads)\b/.test(left) ? 'marketing' : 'fixed_costs', likely, money)
  return undefined
}
