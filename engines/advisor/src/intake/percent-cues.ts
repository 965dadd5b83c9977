import type { Frame } from './frame.ts'
import { is, likely, type Meaning } from './meaning.ts'

const wages = /\b(?:dissidio|folha|salarios?|sindicato|piso|categoria|equipe|funcionarios)\b/

/** Words right beside a percentage that decide whatever governs its clause. */
export function percentCue({ left, right, after, before, quantity }: Frame): Meaning | undefined {
  if (
    /^\s*(?:de )?(?:off|desconto|abatimento)\b/.test(right) ||
    /\b(?:cup(?:om|ons)|descont\w+|abatimento|off|liquidac\w+|promocao) (?:\w+ )?(?:de |com )?(?:uns |ate )?$/.test(
      left,
    )
  )
    return is(/\b(?:dou|damos|ja dou|dava|dei|atual|hoje|com o)\b/.test(left) ? 'discount_rate' : 'proposed_discount')
  if (/\bdissidio\b[^.;,]*$/.test(left) || /^\s*(?:de |do )?(?:dissidio|aumento (?:de salario|salarial))\b/.test(right))
    return is('cost_change', likely)
  if (/^\s*(?:de |no |na |nos )?(?:reajuste|aumento)\b/.test(right) && !quantity.role)
    return is(
      wages.test(before + after.slice(0, 40)) && !/\b(?:preco|mensalidade|tabela)/.test(before + after.slice(0, 40))
        ? 'cost_change'
        : 'proposed_raise',
      likely,
    )
  if (/\bmark[- ]?up (?:medio |fixo )?(?:de |e de |é de |em )*(?:uns )?$/.test(left))
    return is('other', likely, { role: 'markup' })
  if (/^\s*(?:de )?mark[- ]?up\b/.test(right)) return is('other', likely, { role: 'markup' })
  if (/\bmargem (?:bruta |media |boa )?(?:e |é |de |fica em |gira em |em )*(?:uns |cerca de )?$/.test(left))
    return is('gross_margin')
  if (
    /^\s*(?:sobre|em cima|d)[aeo]? ?(?:o que|tudo que|quanto) (?:\w+ )?(?:vend|fatur|produz)/.test(
      right + after.slice(right.length, right.length + 30),
    )
  )
    return is('commission_rate', likely)
  if (
    /\b(?:quero|preciso|queria|tem que|tenho que)? ?(?:sobrar|ganhar|lucrar|sobre|fique|ficar com)\s*(?:uns |pelo menos |limpo )*$/.test(
      left,
    )
  )
    return is('net_margin', likely)
  if (
    /\bse\b[^.;]*\b(?:perd\w+|sa[ií]r\w*|cair\w*|desist\w+)\s*(?:uns |de )?$/.test(left) &&
    /^\s*d[aeo]s?\s/.test(right)
  )
    return is('other', likely, { role: 'part' })
  if (
    /^\s*(?:com|e|de|tem)?\s*(?:uma )?$/.test(right) &&
    /^\s*(?:,|com|e)?\s*(?:uma )?margem/.test(after) &&
    !/margem[^.;,]*$/.test(left)
  )
    return is('other', likely, { role: 'share' })
  return undefined
}
