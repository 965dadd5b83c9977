import { findConcepts } from './concepts.ts'
import { fold } from './fold.ts'
import type { Frame } from './frame.ts'
import { guess, is, likely, type Meaning, person, type Surroundings, sure } from './meaning.ts'
import { percentCue } from './percent-cues.ts'
import { toldPercent } from './told-percent.ts'

/** What a percentage is of, and of whom. */
export function percentMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { quantity, right, left, head, tail, before, after } = frame
  const points = quantity.unit === 'pp'
  if (
    /cada/i.test(quantity.quote) &&
    /\b(?:leads?|contatos|visitas|visitantes|orcamentos|propostas|interessad|testes|trials?|experimenta)/i.test(
      fold(quantity.quote),
    )
  )
    return is('conversion', likely)
  const half = /metade/i.test(quantity.quote)
  if (/^\s*d(?:ess|est)[aeo]/.test(right) || (half && /\bpela\s*$/.test(left)))
    return is('other', likely, { role: 'part' })
  if (quantity.role === 'to' && around.previous) return { ...around.previous.meaning }
  if (points) return is('other', likely, { role: 'points' })
  const decided = toldPercent(frame, around) ?? percentCue(frame) ?? sharesList(frame, around)
  if (decided) return decided
  if (/^\s*(?:a\.?\s?[ma]\b|a[ma]\b|ao (?:mes|ano)|de juros)/.test(right) && head !== 'churn')
    return is('interest_rate')
  if (
    /^\s*d[oe] (?:meu |nosso )?custo\b/.test(right) &&
    !quantity.change &&
    !/\b(?:margem|mark ?up|em cima)\b/.test(left)
  )
    return is('other', likely, { role: 'share' })
  const byTail = tail && percentOf(tail, frame)
  if (
    byTail &&
    /^\s*(?:de|do|da|no-|vai|vao|fal|nao|produ|dos|abaix|cancel)|^\s*[a-z]/.test(right) &&
    !/^\s*(?:do|da|dos|das)\s+(?:fatur|receit|vend|preco|valor|cust)/.test(right) &&
    !/^\s*(?:e|sao|vem|no|na)\s/.test(right)
  )
    return byTail
  const planned =
    /\b(?:se |quer\w* |pens\w+ em |pensando em |posso |devo |vou |pretendo |cogit\w+ )?(?:\w+ )?(?:subir|reajust(?:ar|e)|aument(?:ar|o)(?! de custo)|reajusto|subo)\b[^.;%]*$/.test(
      left,
    )
  const planLess = /\b(?:baixar|reduzir|cortar|dar|descont\w+)\b[^.;%]*$/.test(left)
  if (/\bcresc(?:er|imento|emos)?\s*(?:de |uns )?$/.test(left)) return is('sales_change', likely)
  if (
    /^\s*(?:pr[ao]s?|para [ao]s?|com [ao]s?|d[ao])\s/.test(right) &&
    (head === 'pay' || /\b(?:fica|ficam|vai|vao|pago|pagamos|repass\w+)\s*$/.test(left)) &&
    person.test(right)
  )
    return is('commission_rate', likely)
  if (
    /^\s*d[aeo]s? (?:clientes|alunos|assinantes|mensalistas|base|associados)\b/.test(right) &&
    /\b(?:perd\w+|saem|cancel\w+|vao embora)\s*(?:uns |cerca de )?$/.test(left) &&
    (frame.per || /\bpor mes|todo mes|ao mes/.test(after.slice(0, 40)))
  )
    return is('churn', likely)
  if (/\b(?:somar|acrescentar|botar|colocar|somo|ponho)\s*$/.test(left) && /^\s*(?:no|em cima|sobre)/.test(right))
    return is('other', likely, { role: 'markup' })
  const isChange = quantity.change === true || /^\s*(?:mais|menos|a mais|a menos)\b/.test(right)
  if (head === 'discount' || tail === 'discount')
    return is(
      /\b(?:dou|damos|ja dou|dava|dei|atual|hoje|com o)\b/.test(left) && !quantity.role
        ? 'discount_rate'
        : 'proposed_discount',
    )
  if (planned && head && ['rent', 'utilities', 'variable', 'cost', 'buy', 'total', 'fixed'].includes(head))
    return is('cost_change', likely)
  if (planned && (!head || head === 'price' || head === 'charge' || head === 'payroll'))
    return head === 'payroll' || tail === 'payroll' ? is('cost_change', likely) : is('proposed_raise')
  if (planLess && head === 'price') return is('proposed_discount')
  const continues =
    around.parallel &&
    around.previous?.frame.segment === frame.segment &&
    /^(?:[,;]|\s|e\b)*(?:o |a )?[a-z]+(?: so)?\s*$/.test(left)
  if (/\btaxa (?:de\s*)?$/.test(left) && /cartao|maquininha/.test(before)) return is('card_rate', likely)
  if (
    /^\s*d[ao]s\s+(?:pedidos|clientes|vendas|pacientes|carros|alunos|atendimentos|consultas|hospedes)\b/.test(right) &&
    !percentLater(frame) &&
    (!head || !percentOf(head, frame) || head === 'delivery')
  )
    return is('other', likely, { role: 'share' })
  if (
    /\b(?:plataforma|aplicativo|marketplace|site|booking|airbnb|ifood|rappi|shopee|mercado livre|franqueador\w*|shopping|intermediari\w+)\b[^.;,]{0,20}\b(?:leva|fica com|come|cobra|desconta|retem)\s*$/.test(
      left,
    ) &&
    !tail
  )
    return is('commission_rate', likely)
  if (/\bse perde|\bvai fora|\bperdid/.test(after.slice(0, 36))) return is('waste_rate', likely)
  if (/\b(?:se eu |posso |quero |vou )?(?:der|dar|dou)\s*$/.test(left) && /^\s*(?:$|de desconto)/.test(right))
    return is('proposed_discount', likely)
  if (
    /\btaxa(?: de| media de| cobrada de)?\s*$/.test(left) &&
    !/\b(?:juros|cartao|maquininha|conversao|ocupacao|cresc)/.test(left)
  )
    return is('commission_rate', likely)
  if (
    continues &&
    (head === undefined ||
      ((head === 'variable' || head === 'total') && around.parallel?.metric === 'variable_cost_rate') ||
      (head === 'variable' && around.parallel?.metric === 'gross_margin')) &&
    !points &&
    !isChange &&
    !/^\s*[a-z]/.test(right.replace(/^\s*(?:no|na)\b/, ''))
  )
    return { ...around.parallel!, confidence: likely }
  if (head && head !== 'revenue' && head !== 'price' && !isChange) {
    const byHead = percentOf(head, frame)
    if (byHead) return byHead
  }
  if (isChange) return changeMetric(frame)
  const rated = percentLater(frame)
  if (rated && /em cada/i.test(quantity.quote)) return rated
  if (/em cada/i.test(quantity.quote) && around.parallel) return { ...around.parallel }
  if (rated && /^\s*d[aoe]s?\b/.test(right)) return rated
  if (head === 'charge' || head === 'price') {
    if (/maquininha|cartao/.test(before)) return is('card_rate')
    if (head === 'charge') return is('commission_rate', guess)
  }
  if (/^\s*(?:diss[oa]|dela|dele|d[aeo]s? (?:vend|fatur|receit))/.test(right) && head === 'variable')
    return is('variable_cost_rate')
  if (half && /^\s*(?:é|e|fica) (?:d|pr)[oae]/.test(right)) return is('commission_rate', likely)
  if (half && /\bfico com\s+$/.test(before)) return undefined
  if (/^\s*(?:é|e|sao|vem|vao|d[aeo]s?|no|na|nos|nas|pel[oa])\s/.test(right) && !around.parallel)
    return is('other', likely, { role: 'share' })
  if (/^\s*(?:é|e|sao|vem)\s/.test(right)) return is('other', likely, { role: 'share' })
  if (byTail) return byTail
  if (head === 'revenue' || /vendas|divis|fatia|parte|composic|mix/.test(frame.segment.header))
    return is('other', likely, { role: 'share' })
  const rate = percentLater(frame)
  if (rate && /em cada/i.test(quantity.quote)) return rate
  if (around.parallel && around.parallel.metric !== 'interest_rate') return { ...around.parallel, confidence: likely }
  const later = percentLater(frame)
  if (later && !around.parallel) return later
  if (/\b(?:de|em)\s+(?:cada|tod[oa])/.test(after)) return is('other', guess, { role: 'share' })
  return is('other', guess, { role: 'share' })
}

/** "50% é dinheiro, 35% cartão e 25% pix": once shares are listed, the list goes on. */
function sharesList({ left, right, segment }: Frame, { previous }: Surroundings): Meaning | undefined {
  const continues =
    previous?.meaning.role === 'share' &&
    previous.frame.segment === segment &&
    /^[\s,;]*(?:e |mais )*(?:o |a |os |as )?(?:[a-z]+ )?$/.test(left) &&
    /^\s*(?:é |e |sao |no |na |em |de |vem |d[ao] )*[a-z]{3,}/.test(right) &&
    !/^\s*(?:de )?(?:comiss|impost|desconto|margem|juros|taxa|lucro)/.test(right)
  return continues ? is('other', likely, { role: 'share' }) : undefined
}

/** What the rest of the sentence says of a share of people or things ("3 em cada 10 clientes … não aparecem"). */
function percentLater(frame: Frame): Meaning | undefined {
  const rest = frame.after.split(/\d/)[0]!
  const found = findConcepts(rest).find(({ concept }) =>
    ['no_show', 'delinquency', 'waste', 'churn', 'conversion', 'commission'].includes(concept),
  )
  return found && percentOf(found.concept, frame)
}

function changeMetric({ left, right, quantity, head, before }: Frame): Meaning {
  const text = left
  if (
    /^\s*(?:o|a|os|as|n[oa])\s+(?:alugue|energia|luz|custo|insumo|materia|diesel|combust|farinha|folha|salario|frete)/.test(
      right,
    )
  )
    return is('cost_change')
  if (
    /\b(?:custo|insumo|materia|material|mao de obra|aluguel|energia|luz|fornecedor|farinha|diesel|combustivel|folha|salario|dolar|trigo|racao|frete|carne|cafe|leite)\b/.test(
      text,
    ) ||
    /^\s*(?:n[oa] (?:folha|custo|aluguel|diesel))/.test(right)
  )
    return is('cost_change')
  if (/\b(?:preco|aumentei|baixei|reajustei|subi|mensalidade|tabela|diaria)\b/.test(text) || head === 'price')
    return is('other', likely, { role: 'share' })
  if (/\b(?:pela?\s*)$/.test(before) || /metade/.test(quantity.quote.toLowerCase()))
    return is('other', likely, { role: 'part' })
  if (costNouns.test(before) && !/\b(?:vend|fatur|movimento|receita|procura|client|alun)/.test(text))
    return is('cost_change', likely)
  return is('sales_change', /\bvend|fatur|movimento|receita|mais\b/.test(text + right) ? sure : likely)
}

const costNouns =
  /\b(?:diesel|combustivel|gasolina|energia|luz|aluguel|farinha|trigo|carne|cafe|leite|racao|frete|dolar|insumos?|materia[- ]prima|material|papel|aco|cimento|salarios?|folha|embalagens?)\b[^.;]*$/

function percentOf(concept: NonNullable<Frame['head']>, frame: Frame): Meaning | undefined {
  switch (concept) {
    case 'margin':
    case 'gross_profit':
      return is('gross_margin')
    case 'contribution':
      return is('contribution_margin')
    case 'net_margin':
    case 'profit':
      return is('net_margin')
    case 'markup':
      return is('other', sure, { role: 'markup' })
    case 'commission':
      return is('commission_rate')
    case 'tax':
    case 'gross_tax':
      return is('tax_rate')
    case 'card':
      return is('card_rate')
    case 'interest':
      return is('interest_rate')
    case 'no_show':
      return is('no_show')
    case 'delinquency':
      return is('delinquency')
    case 'conversion':
      return is('conversion')
    case 'occupancy':
      return is('occupancy')
    case 'churn':
      return is('churn')
    case 'delivery':
      return is('commission_rate', likely)
    case 'discount':
      return is('proposed_discount')
    case 'waste':
      return is('waste_rate')
    case 'variable':
    case 'total':
    case 'cost':
    case 'spend':
      return frame.quantity.change ? is('cost_change') : is('variable_cost_rate')
    case 'buy':
      return is('variable_cost_rate', guess)
    default:
      return undefined
  }
}
