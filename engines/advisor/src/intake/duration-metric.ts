import { fold } from './fold.ts'
import type { Frame } from './frame.ts'
import { is, likely, type Meaning, type Surroundings, sure } from './meaning.ts'

/** Terms, working days, how long a thing takes; ages and "há dez anos" mean nothing for the business. */
export function durationMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { before, right, left, quantity, head } = frame
  const isDays = quantity.unit === 'day'
  if (
    /seman/.test(fold(quantity.quote)) &&
    (frame.per === 'month' || /\b(?:no|por) mes\b/.test(fold(quantity.quote) + right))
  )
    return is('other', likely, { role: 'weeks' })
  if (isDays && /\b(?:compra|fornecedor|boleto d[oa])\w*\b[^.;]*\bprazo de\s*$/.test(before))
    return is('payable_days', likely)
  if (isDays && /^\s*(?:pra|para) pagar\b/.test(right)) return is('payable_days', likely)
  if (isDays && /^\s*(?:pra|para) receber\b/.test(right)) return is('receivable_days', likely)
  if (/\bse pag\w+\b|\bpayback\b|\bretorno\b/.test(left)) return is('deadline', sure, { role: 'payback' })
  if (
    isDays &&
    (frame.per === 'month' || frame.per === 'week' || /\butei?s\b/i.test(fold(quantity.quote) + right)) &&
    !/\b(?:pag|receb|prazo)\w*\b[^.;]*$/.test(left)
  )
    return is('working_days')
  if (isDays && quantity.low >= 20 && quantity.low <= 31 && /\bm[eê]s\b[^.;\d]{0,6}$/.test(left))
    return is('working_days', likely)
  if (isDays && /\b(?:abr|trabalh|atend|func|rod)\w+[^.]{0,24}$/.test(before)) return is('working_days')
  if (isDays && /\bde (?:semana|fim de semana)\b/.test(right)) return is('working_days')
  if (
    /\bcompr\w+ (?:com|por|em|a|pra pagar em)\s*$|\bpag\w*\s(?:a |o |os |aos? )?fornecedor\w*[^.,;]*$|\bfornecedor\w*[^.,;]*$|\bprazo de pagamento\b/.test(
      left,
    ) ||
    (/\bpaga em\s*$/.test(left) && /distribuidor|fornecedor/.test(before))
  )
    return is('payable_days')
  if (/\b(?:convenios?|cartao|planos?|lojistas?|compradores|seguradoras?|prefeitura) pag\w+ em\s*$/.test(left))
    return is('receivable_days')
  if (
    isDays &&
    quantity.low >= 5 &&
    quantity.low <= 31 &&
    /\b(?:por|ao|cada|\/) ?dia\b|\bdiari[oa]s?\b/.test(before) &&
    /^[\s,;(e]*(?:em |nos |x )?$/.test(left)
  )
    return is('working_days', likely)
  if (isDays && around.previous?.frame.per === 'day' && !/\b(?:em|prazo|pag|receb)\w*\s*$/.test(left))
    return is('working_days', likely)
  if (isDays && /\b(?:cai|entra|pinga|compensa|repass\w+|deposita\w*|libera\w*)\b[^.;,]*\bem\s*$/.test(left))
    return is('receivable_days', likely)
  if (
    isDays &&
    quantity.low >= 15 &&
    quantity.low <= 31 &&
    /\b(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)\b[^.;]*$/.test(before)
  )
    return is('working_days', likely)
  if (isDays && /\b(?:entrada|sinal)\b[^.;]*\b(?:resto|restante|saldo)\b[^.;\d]*$/.test(before))
    return is('receivable_days', likely)
  if (/^\s*de (?:caixa|folego|reserva|sobrevida)\b/.test(right)) return is('deadline', likely, { role: 'runway' })
  if (isDays && /\b(?:a receber|cheques?|boletos?|crediario|promissorias?|duplicatas?)\b[^.;]*$/.test(before))
    return is('receivable_days', likely)
  if (/\bfiado\b|\bboletos?\b|\ba prazo\b/.test(left) && isDays) return is('receivable_days')
  if (
    /\b(?:receb\w+|clientes? pag\w+|paga em|(?:depois de|com|apos|so daqui a)(?= *$))\b[^.;]*$/.test(left) &&
    (isDays || /\breceb/.test(left)) &&
    /\b(?:receb\w+|pag\w+|convenio|cliente)\b/.test(before)
  )
    return is('receivable_days')
  if (/\bestoque\b|\bgir[oa]\b|\bparad[oa]s?\b/.test(left)) return is('stock_days')
  if (
    /seman/.test(fold(quantity.quote)) &&
    (frame.per === 'month' || /\b(?:no|por) mes\b/.test(fold(quantity.quote) + right))
  )
    return is('other', likely, { role: 'weeks' })
  if (/^\s*(?:atras|que)\b/.test(right) || /\b(?:faz|ha)\s+um\b/.test(left + fold(quantity.quote))) return undefined
  if (
    /\b(?:faz|ha|havia|tem|tenho|desde|mais de|uns|aqui|ultim\w+|completou|de casa)\s*$/.test(left) &&
    quantity.unit !== 'day' &&
    head !== 'cash' &&
    !/\brunway\b/.test(left)
  )
    return undefined
  if (/\brunway\b/.test(left) || (head === 'cash' && around.previous?.meaning.metric !== 'investment'))
    return is('deadline', likely, { role: 'runway' })
  if (/^[a-z]/.test(quantity.quote) && !/\b(?:em|por|daqui a|contrato de|prazo de)\s*$/.test(left)) return undefined
  if (/^\s*(?:atras|de idade|de vida|de casa)\b/.test(right)) return undefined
  return is('deadline', likely)
}
