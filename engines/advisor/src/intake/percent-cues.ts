import type { Frame } from './frame.ts'
import { is, likely, type Meaning } from './meaning.ts'

const wages = /\b(?:dissidio|folha|salarios?|sindicato|piso|categoria|equipe|funcionarios)\b/

/** Words right beside a percentage that decide whatever governs its clause. */
export function percentCue({ head, left, right, after, before, quantity }: Frame): Meaning | undefined {
  if (
    /^\s*(?:de )?(?:off|desconto|abatimento)\b/.test(right) ||
    /\b(?:cup(?:om|ons)|descontos?|abatimento|off|liquidac\w+|promocao) (?:\w+ )?(?:de |com )?(?:uns |ate )?$/.test(
      left,
    )
  )
    return is(/\b(?:dou|damos|ja dou|dava|dei|atual|hoje|com o)\b/.test(left) ? 'discount_rate' : 'proposed_discount')
  if (
    /\b(?:taxa de (?:administracao|gestao|intermediacao|sucesso)|minha comissao|nossa comissao|meu percentual|(?:cobro|cobramos|recebo|recebemos|ganho|ganhamos|fico com|ficamos com)) (?:media |de |e |é |uns |fixa )*$/.test(
      left,
    ) &&
    !/\b(?:juros|desconto|cartao|margem)\b/.test(right) &&
    !/metade/i.test(quantity.quote)
  )
    return is('commission_rate', likely, { role: 'income' })
  if (
    /\b(?:inflacao|ipca|igp-?m|correcao|indice)\b[^.;%]*$/.test(left) &&
    /\b(?:corrig\w+|reajust\w+|repass\w+|aument\w+|subir|renov\w+)\b/.test(before + after)
  )
    return is('proposed_raise', likely)
  const rest = (right + after.slice(right.length)).split(/\d/)[0]!.slice(0, 60)
  if (/^\s*(?:de )?taxa (?:n[ao]|d[aoe]|por)s? (?:maquin|cart|credito|debito)/.test(rest)) return is('card_rate')
  if (
    /\b(?:o das|guia do simples|darf|nota fiscal|na nota|iss|icms|pis|cofins)\b[^.;,]*$/.test(left) &&
    !/\bmargem|desconto\b/.test(right)
  )
    return is('tax_rate', likely)
  if (
    /\b(?:franque\w+|plataforma|marketplace|aplicativo|app|shopping|operadora|intermediari\w+|sindicato|cooperativa|agregador)\b[^.;,]{0,20}\b(?:leva|fica com|come|cobra|desconta|retem|morde|tira|pega)\s*(?:uns |mais )*$/.test(
      left,
    )
  )
    return is('commission_rate', likely)
  if (
    /^\s*(?:deles |delas |dos quais |d[eao]s? [a-z]+ )?(?:compra|fecha|vira|contrata|assina|converte|matricula|agenda|volta pra comprar|retorna)\w*\b/.test(
      rest,
    ) &&
    /\b(?:leads?|contatos|visit\w+|mensagens|orcamentos|propostas|acessos|interessad\w+|cliques|pessoas|trials?|cadastros)\b/.test(
      before + rest,
    )
  )
    return is('conversion', likely)
  if (
    /\b(?:com defeito|defeituos\w+|quebrad\w+|vencid\w+|vence\w*|estragad\w+|(?:pro|no|para o) lixo|danificad\w+|avariad\w+|amassad\w+|refugad\w+)\b/.test(
      rest,
    ) &&
    !quantity.change
  )
    return is('waste_rate', likely)
  if (/\b(?:produ\w+|assa\w*|prepar\w+|compr\w+|colh\w+)\b[^.;]*\bsobra(?:m)? (?:uns |cerca de )?$/.test(before))
    return is('waste_rate', likely)
  if (/^\s*(?:da agenda |dos quartos )?(?:chei[oa]s?|ocupad[oa]s?|lotad[oa]s?|preenchid[oa]s?)\b/.test(rest))
    return is('occupancy', likely)
  if (
    /\b(?:saem|sai|sairam|cancelam|vao embora|desistem|perco|perdemos)\s*(?:uns |cerca de |mais ou menos )*$/.test(
      left,
    ) &&
    /\b(?:mes|ano)\b/.test(before + after) &&
    quantity.low < 40
  )
    return is('churn', likely)
  if (/\b(?:lucro presumido|simples nacional|no simples|mei)\W*$/.test(left)) return is('tax_rate', likely)
  if (
    /\b(?:meses|parcelas|vezes|x) (?:a|com|de)\s*$/.test(left) &&
    quantity.low < 10 &&
    /\b(?:financ|emprest|banco|credito|parcel|capital)/.test(before)
  )
    return is('interest_rate', likely)
  if (/cada/i.test(quantity.quote) && /^[^.;]{0,40}\bvolt(?:a|am)\b(?! (?:a|pra) comprar)/.test(rest))
    return is('waste_rate', likely)
  if (
    head === undefined &&
    /^\s*d[oa]s? que (?:vend|fatur|receb|entra)/.test(right + after.slice(right.length, right.length + 24))
  )
    return is('other', likely, { role: 'share' })
  if (/\bbonus (?:de )?$/.test(left) || /^\s*(?:de )?bonus\b/.test(right)) return is('commission_rate', likely)
  if (
    /\bperd\w+\b[^.;]*$/.test(left) &&
    /^\s*d[aeo]s? (?:receita|faturamento|vendas|clientes|volume|movimento)/.test(right) &&
    !quantity.change
  )
    return is('other', likely, { role: 'part' })
  if (
    /\bperd(?:er|emos|i|o|eria)\s*(?:uns |cerca de |ate )?$/.test(left) &&
    /^\s*d[aeo]s? (?:vendas|clientes|volume|movimento|pedidos|alunos|pacientes|clientela|carteira)/.test(right)
  )
    return is('other', likely, { role: 'part' })
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
    /^\s*(?:sobre|em cima d[eo]?) ?(?:o que|tudo que|quanto) (?:\w+ )?(?:vend|fatur|produz)/.test(
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
