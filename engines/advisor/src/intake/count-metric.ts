import { findConcepts } from './concepts.ts'
import { fold } from './fold.ts'
import type { Frame } from './frame.ts'
import { isProposal } from './is-proposal.ts'
import { guess, is, likely, type Meaning, person, type Surroundings, sure } from './meaning.ts'
import { moneyCue } from './money-cues.ts'
import { moneyMetric } from './money-metric.ts'
import { nounKind } from './nouns.ts'

/** A number without a unit: people or things by the noun after it, reais by what governs it. */
export function countMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { noun, head, tail, left, before, right, per, quantity, nounText } = frame
  const scaled = quantity.scaled === true
  const isMoneyNoun = /^\s*(?:de|do|da)\s/.test(right) || right.trim() === '' || frame.perUnit !== undefined
  if (
    /^\s*(?:vagas|lugares|assentos|horarios|poltronas|estacoes|baias|posicoes de trabalho|armarios|quadras|raias)\b/.test(
      right,
    ) &&
    !/\b(?:preench\w+|ocup\w+|vend\w+|sobr\w+|restam|livres)\b/.test(left + right)
  )
    return is('capacity', likely)
  const labelled = noun === undefined && !quantity.scaled ? labelOf(frame) : undefined
  if (labelled) return countMetric(labelled, around)
  if (noun === 'distance') return is('distance')
  if (
    !per &&
    /^\s*(?:hectares?|ha|alqueires?|m2|metros quadrados|cabecas|vacas|cabras|ovelhas|colmeias|tanques|estufas)\b/.test(
      right,
    )
  )
    return is('other', likely)
  if (/\bsomos (?:em )?$/.test(left) && quantity.low < 500) return is('headcount', likely)
  if (
    noun === undefined &&
    /^\s*(?:vao |devem |podem )?(?:cancel|sa(?:em|ir|iam|irem)\b|desist|embora|abandon)/.test(right) &&
    !per
  )
    return is('other', likely, { role: 'part' })
  if (/^\s*(?:sabados|domingos|feriados|noites)\b/.test(right) && around.previous?.meaning.metric === 'working_days')
    return is('working_days', likely)
  if (
    noun === undefined &&
    /\b(?:vender|vendesse|atender|produzir|entregar)\s*(?:uns |umas |mais )?$/.test(left) &&
    !quantity.scaled &&
    quantity.low < 10_000 &&
    !/\b(?:da (?:pra|para)|consigo|capacidade)\b/.test(before)
  )
    return is('volume', likely)
  if (/\b(?:consigo|posso|vou|quero|penso em) comprar\s*$/.test(left) && noun === 'thing') return is('volume', likely)
  if (/\b(?:frota) de\s*$/.test(left) && !per) return is('other', likely)
  if (
    noun === undefined &&
    around.parallel === undefined &&
    around.previous?.meaning.metric === 'conversion' &&
    per &&
    /\b(?:mando|mandamos|recebo|recebemos|faco|fazemos|sao|chegam|envio|tenho|temos)\s*(?:uns |umas )*$/.test(left)
  )
    return is('leads', likely)
  if (
    quantity.low <= 5 &&
    /^[a-z]/.test(fold(quantity.quote)) &&
    /^\s*(?:planos|propostas|ofertas|opcoes|orcamentos|candidat[oa]s|fornecedores|bancos|softwares|sistemas|agencias|caminhos|cenarios|contas de luz)\b/.test(
      right,
    )
  )
    return undefined
  if (
    /\bperd\w+\s*(?:uns |umas )?$/.test(left) &&
    /^\s*d[oae]s (?:meus |nossos |\d)/.test(right + frame.after.slice(right.length, right.length + 4))
  )
    return is('other', likely, { role: 'part' })
  if (
    /^\s*(?:ocupad|alugad|preenchid|locad|contratad)[oa]s\b/.test(right) &&
    /^(?:capacity|other)$/.test(around.previous?.meaning.metric ?? '')
  )
    return is('customers', likely)
  // "Todo mês saem 18 e entram 25 novos", of customers.
  const among = /^(?:customers|new_customers)$/.test(around.parallel?.metric ?? '')
  if (
    /\b(?:entram|chegam|consigo|conseguimos|conquist\w+|ganh(?:o|amos)|capt(?:o|amos))\s*(?:uns |umas |cerca de )*$/.test(
      left,
    ) &&
    /^\s*(?:(?:clientes|alun[oa]s|assinantes|pacientes|mensalistas|contratos|soci[oa]s) )?nov[oa]s\b/.test(right)
  )
    return is('new_customers', likely)
  if (
    /\b(?:saem|sairam|cancelam|cancelaram|desistem|perco|perdemos|vao embora)\s*(?:uns |umas |cerca de )*$/.test(
      left,
    ) &&
    among &&
    (noun === undefined || noun === 'customer')
  )
    return is('other', likely, { role: 'part' })
  if (
    noun === undefined &&
    /\b(?:saem|sairam|perco|perdemos|cancelam|desistem|vao embora)\s*(?:uns |so )?$/.test(left) &&
    /^(?:customers|new_customers)/.test(around.previous?.meaning.metric ?? '')
  )
    return is('other', likely, { role: 'part' })
  if (
    noun === undefined &&
    tail &&
    moneyTails.has(tail) &&
    around.previous?.meaning.metric !== 'headcount' &&
    /^\s*(?:por mes |mensais )?(?:de|do|da|pra|com)\s/.test(right)
  )
    return moneyMetric(frame, around)
  if (
    noun === undefined &&
    /^\s*(?:deles |delas |desses |dos quais )?(?:viram|virou|fecham|fecha|fecharam|compram|compraram|contratam|contrataram|assinam|assinaram|matricul\w+|convert\w+|vira|voltam|marcam|aceitam|pagam)\b/.test(
      right,
    ) &&
    /^(?:leads|customers|volume|new_customers)/.test(around.previous?.meaning.metric ?? '')
  )
    return is('new_customers', likely)
  if (
    (noun === 'thing' || noun === 'customer') &&
    /\b(?:vend(?:emos|i|o|eram|ia|iamos)|negoci\w+)\s*(?:uns |umas |cerca de )?$/.test(left)
  )
    return is('volume', likely)
  if (
    noun === undefined &&
    around.previous?.meaning.metric !== 'headcount' &&
    head === 'revenue' &&
    !quantity.scaled &&
    quantity.low < 5_000 &&
    /\b(?:vendas|pedidos|quantidade|numero|volume)\b[^.;]*$/.test(left) &&
    !/\br\$|\breais\b/.test(left)
  )
    return is('volume', likely)
  if (noun === 'installment') return is('other', sure, { role: 'installments' })
  if (noun === 'day') return is('working_days')
  if (
    /^\s*(?:noites|sabados|domingos|plantoes|finais de semana|fins de semana|feiras|manhas|tardes)\b/.test(right) &&
    (per === 'month' ||
      /\b(?:abr|trabalh|func|atend)\w+\s*$/.test(left) ||
      (quantity.low >= 8 && /\bpor (?:noite|dia|plantao)\b/.test(before)))
  )
    return is('working_days', likely)
  if (/^\s*semanas?\b/.test(right)) return is('other', likely, { role: 'weeks' })
  const team = around.previous
  if (
    team &&
    (team.meaning.metric === 'headcount' || team.meaning.metric === 'sellers') &&
    team.frame.segment === frame.segment &&
    quantity.low < 200 &&
    !per &&
    !quantity.scaled &&
    /^(?:[\s,:;(+–-]|\be\b|\bmais\b|\bsendo\b|\bno\b|\bna\b|\bem\b|\bdos quais\b|[a-z]{2,}\s*[:,]?|[a-z]{2,} )*$/.test(
      left,
    ) &&
    !/\b(?:atend|faz|fac|vend|com|cada|por|tenho|temos)\w*\b/.test(left) &&
    (noun === 'thing' || noun === 'staff' || noun === undefined || noun === 'seller') &&
    /^\s*(?:n[oa]s? |em |de |d[oa]s? |pr[oa] )?[a-z]{3,}[^\d]{0,30}$|^\s*$/.test(right) &&
    !/^\s*(?:pedidos|vendas|atendimentos|clientes|alunos|pacientes|carros|salas|cadeiras|lojas|dias|reais)\b/.test(
      right,
    )
  )
    return is(noun === 'seller' ? 'sellers' : 'headcount', likely)
  const room =
    /\b(?:comporta\w*|capacidade|cab(?:em?|eriam?)|lugares|vagas|suporta|da conta de|aceita|limpa|aguenta\w*|consig[ou]\w*|ate)\b[^.,;]*$/.test(
      left,
    )
  if (/^\s*de (?:semana|fim de semana)\b/.test(right) && around.previous?.meaning.metric === 'working_days')
    return is('working_days')
  if (/(?:\sa|\spor)\s*$/.test(left) && head && ['sell', 'charge', 'price'].includes(head) && !noun)
    return moneyMetric(frame, around)
  if (/^\s*(?:kg|litros?|sacas?|arrobas?|toneladas?)\b/.test(right))
    return frame.head && !countHeads.has(frame.head) && frame.perUnit
      ? moneyMetric(frame, around)
      : is('volume', likely)
  if (
    /\b(?:alun[oa]s|clientes|assinantes|mensalistas|associados)\b[^.;,\d]*$/.test(left) &&
    (quantity.role || /(?:passaram|foram|cairam|subiram|sao|eram|tinha|tenho)\s+(?:de|para|pra)?\s*$/.test(left)) &&
    !noun
  )
    return is('customers', likely)
  if (quantity.role === 'to' && around.previous) return { ...around.previous.meaning }
  if (/^\s*pagando\b/.test(right) || (/\b(?:tenho|temos|sao|tinha)\s*$/.test(left) && /^\s*pag/.test(right)))
    return is('customers', likely)
  if (/\b(?:fecho|fechamos|fecham|viram|convertem)\s*(?:uns |so )?$/.test(left) && !noun)
    return is('new_customers', likely)
  if (/\b(?:da|dou|damos) (?:pra|para|conta de) \w+\s*$/.test(left)) return is('capacity', likely)
  if (
    noun === undefined &&
    around.parallel?.metric === 'other' &&
    around.parallel.role === 'installments' &&
    /\bde\s*$/.test(left)
  )
    return is('debt_payment', sure, { money: true })
  if (/^\s*diarias?\b/.test(right)) return is('volume')
  if (head === 'markup' || /\bmultiplic\w+ por\s*$/.test(left)) return is('other', likely, { role: 'multiplier' })
  const moneyHead = head !== undefined && !countHeads.has(head)
  if (noun === undefined || (noun === 'thing' && moneyHead && scaled && isMoneyNoun)) {
    if (/\bmultiplic\w+\b/.test(left)) return is('other', likely, { role: 'multiplier' })
    return barePlain(frame, around, { moneyHead, room })
  }
  if (
    /^\s*nov[oa]s\b/.test(right) &&
    around.parallel &&
    /custom|part/.test(`${around.parallel.metric}${around.parallel.role}`)
  )
    return is('new_customers', likely)
  if (noun === 'thing' && moneyHead && !/^\s*[a-z]+(?:s|is)\b/.test(right)) return moneyMetric(frame, around)
  if (room && noun !== 'lead') return is('capacity')
  switch (noun) {
    case 'lead':
      if (quantity.low <= 5 && !per) return is('other', likely)
      return is('leads')
    case 'newcomer':
      return is('new_customers')
    case 'customer':
      if (
        /\b(?:traz|trazem|trouxe|trouxeram|gera|geram|rende|rendem|capt\w+|atra\w+|conquist\w+|vieram)\s*(?:uns |umas |cerca de |em media )*$/.test(
          left,
        )
      )
        return is('new_customers', likely)
      if (/\bnov[oa]s\b/.test(nounText) || (per && /\bfech|\bnov|\bentra/.test(before + right)))
        return is('new_customers', likely)
      if (
        /\b(?:perd\w+|sai|saem|saiu|sairam|sair(?:em)?|cancel\w+|desist\w+|embora)\b/.test(left + right.slice(0, 36)) ||
        quantity.low <= 3
      )
        return is('other', likely, { role: 'part' })
      return per && !/^\s*(?:contratos|planos|mensalistas|assinaturas)\s+(?:mensais|anuais)/.test(right)
        ? is('volume', likely)
        : is('customers')
    case 'seller':
      return hires(left) ? is('other', likely, { role: 'part' }) : is('sellers')
    case 'staff':
      if (
        /^\s*pessoas\b/.test(right) &&
        (per || /\b(?:entra|atend|vao|vem|receb|serv)/.test(left) || /^\s*pessoas por\b/.test(right))
      )
        return is('volume')
      return hires(left) ? is('headcount', guess, { role: 'part' }) : is('headcount')
    case 'thing': {
      if (
        /\bper(?:der|co|ca|dendo|di|demos)\s*(?:uns |umas |ate )*$/.test(left) &&
        (!per || /\b(?:acho|vou|posso|se|talvez|imagino)\b/.test(before))
      )
        return is('other', likely, { role: 'part' })
      if (/\bprecis\w+ (?:de|vender|atender|fazer)\s*$/.test(left)) return is('other', guess)
      if (
        /^\s*(?:quartos|uhs|chales|leitos|mesas|assentos|cadeiras|apartamentos|vagas|lugares|suites|boxes)\b/.test(
          right,
        ) &&
        !per &&
        frame.perUnit === undefined &&
        quantity.low > 5
      )
        return is('capacity', likely)
      if (per) return is('volume')
      if (
        /\b(?:vend\w+|sa(?:em|indo|iram)|fa(?:z|co|zemos|zia|zem)|atend\w+|produz\w*|entreg\w+|colh\w+|realiz\w+|rod\w+|receb\w+)\b[^.;,]*$/.test(
          left,
        )
      )
        return is('volume', likely)
      if (/\bestoque\b|\bpatio\b/.test(left + right)) return is('stock_units', likely)
      if (
        /^\s*(?:pedidos|vendas|atendimentos|consultas|servicos|os|pecas|unidades|diarias|exames|procedimentos|refeicoes|marmitas|lanches|cortes|entregas|sessoes|aulas|viagens|fretes|litros|sacos|caixas|kits)\b/.test(
          right,
        )
      )
        return is('volume', guess)
      if (frame.perUnit || around.parallel?.metric.startsWith('volume')) return is('volume', guess)
      return is('other', likely)
    }
  }
}

/** What only money is: "13.400 de custo fixo". */
const moneyTails: ReadonlySet<string> = new Set([
  'fixed',
  'total',
  'rent',
  'payroll',
  'salary',
  'utilities',
  'marketing',
  'profit',
  'revenue',
  'debt',
  'installment',
  'loss',
  'cash',
  'tax',
])

const countHeads: ReadonlySet<string> = new Set([
  'sell',
  'capacity',
  'conversion',
  'no_show',
  'occupancy',
  'churn',
  'hire',
  'buy',
])

/** "Alunos: 180", "Atendimentos/dia: 14": the label says what is counted, as the noun after the number would. */
function labelOf(frame: Frame): Frame | undefined {
  const label =
    /(?:^|[,;.(|\n•*-])\s*([a-z][a-z ]{2,40}?)(?:\s*(?:\/|por |no |ao |x )\s*(dia|mes|semana|ano)|\s+(mensa(?:l|is)|diari[oa]s?|semana(?:l|is)))?\s*[:=]\s*$/.exec(
      frame.left,
    )
  if (!label || !/^\s*(?:[a-z]{0,2}\b)?\s*(?:$|por|no|ao|\/)/.test(frame.right)) return undefined
  const kind = nounKind(label[1]!)
  const counted =
    kind !== undefined &&
    (kind !== 'thing' || label[2] !== undefined || label[3] !== undefined || frame.per !== undefined)
  if (!counted || findConcepts(label[1]!).some(({ concept }) => !countHeads.has(concept))) return undefined
  const period = label[2] ?? label[3]
  const per =
    period === undefined
      ? frame.per
      : /^d/.test(period)
        ? 'day'
        : /^s/.test(period)
          ? 'week'
          : /^a/.test(period)
            ? 'year'
            : 'month'
  return { ...frame, noun: kind, nounText: label[1]!, right: ` ${label[1]}`, left: '', ...(per && { per }) }
}

const hires = (left: string) =>
  /\b(?:demitir|dispensar|contrat\w+|cortar|trazer)\s+(?:mais\s+|uns\s+|umas\s+)?$/.test(left)

/** No noun and no unit: what the figure before was, or reais by its head. */
function barePlain(
  frame: Frame,
  around: Surroundings,
  { moneyHead, room }: { moneyHead: boolean; room: boolean },
): Meaning | undefined {
  const { left, right, per, head, quantity, segment } = frame
  const words = `${segment.label} ${left}`
  const decided = quantity.scaled ? undefined : moneyCue(frame, around, { money: true })
  if (decided && ['ticket', 'unit_cost', 'unit_margin'].includes(decided.metric)) return decided
  if (
    /\b(?:contador|seguro|internet|telefone|sistema|contabilidade|limpeza|seguranca|condominio|iptu|software|assessoria|manutencao|aluguel|luz|agua|energia|gas|folha|salarios|ferramentas|licencas)\s*:?\s*(?:e |de |sao |da )*$/.test(
      left,
    ) &&
    quantity.low >= 50
  )
    return moneyMetric(frame, around)
  if (room) return is('capacity', likely)
  if (around.parallel?.perUnit && frame.isElliptic && /^\s*(?:n[oa]|para|pra)\s/.test(right) && around.parallel.money)
    return { ...around.parallel, confidence: likely }
  if (/\b(?:leads?|contatos|visitas|acessos)\b[^.;]*$/.test(words)) return is('leads', likely)
  if (/\b(?:fecham|fechavam|matriculam|novos clientes|viram clientes)\b[^.;]*$/.test(words))
    return is('new_customers', likely)
  // "Quer 25 por mês a R$ 480": so many at such a price.
  if (
    per &&
    !quantity.scaled &&
    quantity.low < 100_000 &&
    /^\W*(?:(?:por|ao|no|\/) ?(?:mes|dia|semana|ano) )?(?:a|por|pagando|cobrando|de) (?:r\$|\d)/.test(frame.after)
  )
    return is('volume', likely)
  if (
    per &&
    around.ticket !== undefined &&
    around.ticket < 200 &&
    /\b(?:rod\w+|imprim\w+|produz\w*|fabric\w+|fac?o|faz\w*|entreg\w+|sa(?:em|indo)|envas\w+|costur\w+|colh\w+)\s*(?:uns |umas |cerca de )?$/.test(
      left,
    )
  )
    return is('volume', likely)
  if (
    /\b(?:foram|eram|sao|tivemos|fizemos|foi)\s*(?:uns |so |apenas )*$/.test(left) &&
    !quantity.scaled &&
    /^(?:volume|customers|leads)/.test(around.parallel?.metric ?? '')
  )
    return {
      ...around.parallel!,
      metric: around.parallel!.metric.replace('_before', '') as Meaning['metric'],
      confidence: likely,
    }
  const previous = around.previous?.meaning
  const counted =
    previous &&
    ['volume', 'volume_before', 'customers', 'customers_before', 'headcount', 'capacity', 'leads', 'sellers'].includes(
      previous.metric,
    )
  if (
    person.test(left) &&
    !/\bcada\b|\bturma\b|\bcurso\b/.test(left) &&
    /\b(?:recebe|ganha|custa|tira|cobra)\w*\s*(?:uns |de )?$/.test(left) &&
    quantity.low >= 300
  )
    return is(around.hiring && /\bnov[oa]|outr[oa]|mais um/.test(left) ? 'hire_cost' : 'payroll', likely, {
      money: true,
    })
  if (/\bsomos (?:em )?$/.test(left) || /^\s*n[ao] (?:equipe|time|total d[ao] equipe)\b/.test(right))
    return is('headcount', likely)
  if (
    per &&
    !quantity.scaled &&
    /^[a-z]{4,}s(?: (?:de|do|da|por)? ?[a-z]+)?$/.test(segment.label.trim()) &&
    !moneyHead &&
    !/^(?:custos|gastos|despesas|impostos|salarios|fixos|vendedores|clientes|alunos|assinantes|contas|receitas|alugueis|outr)/.test(
      segment.label.trim(),
    )
  )
    return is('volume', likely)
  if (/^vendas?$|^fechamentos?$/.test(segment.label.trim()) && !quantity.scaled && quantity.low < 5_000)
    return is('volume', likely)
  if (previous && ['headcount', 'sellers'].includes(previous.metric) && quantity.low < 200 && !per)
    return is('headcount', likely)
  if (/\b(?:equipe|time)\b[^\d]*$/.test(words) && quantity.low < 100) return is('headcount', likely)
  if (/\b(?:em vez|ao inves|em lugar) d[eo]s?\s*$/.test(left)) return moneyMetric(frame, around)
  if (
    per &&
    frame.isElliptic &&
    /^(?:ticket|unit_cost)/.test(around.previous?.meaning.metric ?? '') &&
    !quantity.scaled &&
    quantity.low < 10_000
  )
    return is('volume', likely)
  if (isProposal(frame) && !per && !/^\s*(?:alun|client|pessoa)/.test(right)) return moneyMetric(frame, around)
  if (/\brecebo\b/.test(left) && quantity.scaled && per) return is('revenue', likely, { money: true })
  if (/\b(?:pago|recebo)\b/.test(left) || moneyHead) {
    const meaning = moneyMetric(frame, around)
    if (meaning && !(counted && frame.isElliptic)) return meaning
  }
  if (
    /\b(?:marco|fa(?:co|zemos|zia)|fiz(?:emos)?|atend(?:o|emos|i|ia)|vend(?:o|emos|i|ia|eu)|produzi(?:mos)?|despach\w+|entreg(?:o|amos|uei)|tenho|tinha|produz\w*|sa(?:em|iam)|dou)\b[^.;\d]*$/.test(
      left,
    ) &&
    !/(?:\sa|\spor|pagando|cobrando)\s*$/.test(` ${left}`) &&
    !quantity.scaled
  )
    return previous && ['customers', 'customers_before'].includes(previous.metric) && !per
      ? is('customers', likely)
      : is('volume', likely)
  if (/(?:\sa|\spor|pagando|cobrando)\s*$/.test(` ${left}`) || frame.perUnit) return moneyMetric(frame, around)
  if (per && per !== 'month' && around.parallel?.metric.startsWith('volume') && !moneyHead)
    return { ...around.parallel, confidence: likely }
  if (counted && (frame.isElliptic || head === 'sell' || head === undefined) && !quantity.scaled && !frame.perUnit)
    return { ...previous, confidence: likely }
  // A price with centavos, or a further line of a list of money.
  const listed = frame.segment.label !== '' && around.parallel?.money === true
  const money =
    around.previous &&
    !counted &&
    frame.segment.label !== '' &&
    around.previous.meaning.metric in { rent: 1, payroll: 1, utilities: 1, fixed_costs: 1, marketing: 1 }
  const thousands =
    /\d\.\d{3}/.test(quantity.quote) &&
    around.previous?.frame.segment === frame.segment &&
    (around.previous.meaning.money === true || around.previous.frame.quantity.unit === 'BRL')
  return thousands || quantity.scaled || per || listed || money || /\d,\d\d$/.test(quantity.quote)
    ? moneyMetric(frame, around)
    : undefined
}
