import type { Frame } from './frame.ts'
import { billIn, professions, subjectBefore } from './lexicon.ts'
import { is, likely, type Meaning, type Surroundings } from './meaning.ts'

const people =
  'clientes|alun[oa]s|assinantes|pacientes|mensalistas|soci[oa]s|associad[oa]s|usuari[oa]s|contratos|vendas|pedidos|movimento|volume|clientela|carteira|base|matriculas|hospedes|diarias'
const leave = 'cancel\\w*|sa[ií]\\w*|desist\\w*|embora|perd\\w*|abandon\\w*|troc\\w*|fugi\\w*'

/** What a percentage is of, by the verb and the noun right beside it. */
export function toldPercent(
  { left, right, after, before, quantity, segment }: Frame,
  { parallel, previous }: Surroundings,
): Meaning | undefined {
  const behind = right + after.slice(right.length, right.length + 40)
  const plain = !quantity.change && quantity.role === undefined
  if (
    /\b(?:jog\w+ fora|desperdi[cç]\w*|estrag\w+|vence(?:m)?|perco|perdemos|apodrec\w+)\s*(?:uns |cerca de |quase )*$/.test(
      left,
    ) &&
    /^\s*(?:d[aeo]s? )(?:comida|produ\w+|mercadoria\w*|estoque|materia\w*|insumo\w*|alimento\w*|carne|fruta\w*|verdura\w*|leite|pao|paes|massa|ingrediente\w*|compra\w*|colheita|safra|medicamento\w*|que (?:compr|produz|faz|colh))/.test(
      behind,
    )
  )
    return is('waste_rate', likely)
  if (/^\s*(?:d[ao]s? [a-z]+ )?(?:nao (?:sao|e|foram|foi) pag|nao pag|ficam? sem pagar|atras)/.test(behind))
    return is('delinquency', likely)
  if (
    plain &&
    (/\bocup(?:o|a|amos|am|ei|ado|ada)\s*(?:uns |cerca de |so )*$/.test(left) ||
      /^\s*d[aeo]s? (?:meus? |minhas? |nossos? |\d+ )?(?:quartos|agenda|mesas|cadeiras|leitos|capacidade|vagas|horarios|salas|apartamentos|poltronas|assentos|boxes)\b/.test(
        behind,
      )) &&
    !/\b(?:falt|perd|cancel)/.test(left + behind)
  )
    return is('occupancy', likely)
  if (plain && /^\s*d[ao]s horas\b[^.;,]{0,16}(?:cobrad|vendid|ocupad|produtiv|faturad)/.test(behind))
    return is('occupancy', likely)
  if (
    plain &&
    new RegExp(`^\\s*(?:d[aeo]s? )?(?:${people})?\\s*(?:${leave})`).test(behind) &&
    /\b(?:se|faria|fara|faz|acho que|talvez|perderia|espero que|imagino que|devem?|pode|podem|posso|vou)\b[^.;]{0,40}$/.test(
      before,
    )
  )
    return is('other', likely, { role: 'part' })
  if (
    /\b(?:mas|e|vou|posso|devo|acho que|talvez|se)\b[^.;,]{0,16}\b(?:perco|perder|perderia|perderei|perdemos|perca)\s*(?:uns |cerca de |ate )*$/.test(
      left,
    ) &&
    new RegExp(`^\\s*d[aeo]s? (?:[a-z]+ )?(?:${people})`).test(behind)
  )
    return is('other', likely, { role: 'part' })
  if (
    plain &&
    /^\s*(?:n[oa]|via|em|por) (?:credito|debito|cartao|pix|dinheiro|boleto|vale|carne|convenio|particular)\b/.test(
      behind,
    )
  )
    return is('other', likely, { role: 'share' })
  if (
    /\btaxa (?:media )?(?:de |e de |é de )?(?:uns )?$/.test(left) &&
    /\b(?:credito|debito|cart(?:ao|oes)|maquininha|parcelado)\b[^.;]{0,60}$/.test(before) &&
    !/\b(?:juros|emprest|banco)/.test(left)
  )
    return is('card_rate', likely)
  if (
    /\b(?:cobra\w*|mais|fica com|leva|pag\w+|retem|desconta)\s*(?:uns |mais )*$/.test(left) &&
    /^\s*(?:de comissao|d[eo] (?:que|tudo que|quanto)|sobre (?:o que|as vendas|o faturamento|cada venda|o valor)|d[ao]s? (?:vendas?|faturamento|receita|valor vendido|cada venda)|por venda)\b/.test(
      behind,
    ) &&
    plain &&
    !/\b(?:impost|juros|margem|lucro)/.test(left) &&
    subjectBefore(left) === undefined
  )
    return is('commission_rate', likely)
  if (plain && professions.test(left) && /\b(?:fic\w+ com|receb\w+|lev\w+|ganh\w+|tir\w+)\s*(?:uns |so )*$/.test(left))
    return is('commission_rate', likely)
  if (
    plain &&
    /\b(?:reajustad\w+|aumentad\w+|corrigid\w+|reajuste|vai subir|vao subir|sobe|sobem|subira)\b[^.;,]{0,12}\b(?:em|de)?\s*$/.test(
      left,
    ) &&
    billIn(
      before
        .replace(/\d[\d.,]*/g, '')
        .split(/[.;]/)
        .at(-1)!
        .replace(/\br\$|,/g, ''),
    )
  )
    return is('cost_change', likely)
  if (
    plain &&
    parallel?.metric === 'cost_change' &&
    previous?.frame.segment === segment &&
    /^[\s,;]*(?:em|de)\s*$/.test(left)
  )
    return is('cost_change', likely)
  if (
    /\bvariave(?:l|is)\s+(?:foi|foram|subiu|passou|chegou|esta|ta|caiu|era|e|é)\s+(?:a|para|pra|em|de)?\s*$/.test(left)
  )
    return is('variable_cost_rate', likely)
  if (
    plain &&
    /^\s*d[aeo]s? (?:meu |nosso |todo o |total d[eo] )?(?:custos?|despesas?|gastos?|folha)\b/.test(behind) &&
    !/\bmargem|mark|em cima|desconto|econom|cort|reduz/.test(left)
  )
    return is('other', likely, { role: 'share' })
  if (
    plain &&
    previous?.meaning.role === 'share' &&
    previous.frame.segment === segment &&
    /^[\s,;]*(?:e |mais )?(?:[oa]s? )?[a-z]+(?: [a-z]+)?\s*$/.test(left) &&
    !/\b(?:cobra|leva|fica|margem|comiss|taxa|impost|desconto|lucro|custo)\w*\s*$/.test(left) &&
    /^\s*(?:$|[,;.])/.test(right)
  )
    return is('other', likely, { role: 'share' })
  if (
    plain &&
    parallel?.metric !== 'gross_margin' &&
    subjectBefore(left) === 'variable' &&
    !/\b(?:margem|lucro|comiss|desconto|mark)\w*\b/.test(left) &&
    !/^\s*(?:de |do |da )?(?:margem|lucro|comiss|desconto|impost|cresc)/.test(right)
  )
    return is('variable_cost_rate', likely)
  if (
    /\bperd\w+\b[^.;]*\b(?:era|eram|representa\w*|respondi\w+ por|fazia|significa\w*|valia)\s*(?:uns |cerca de )*$/.test(
      before,
    )
  )
    return is('other', likely, { role: 'part' })
  if (
    plain &&
    parallel &&
    /\bse (?:eu |a gente |ela |ele )?(?:chegar|chegarmos|chegasse|subir|cair|baixar|passar|for|ir|fosse|melhorar)\b[^.;,]{0,12}(?:a|pra|para|em|de)\s*$|\bse\b[^.;]*\b(?:vou|vai|iria|fico|chego|chegaria|subo|subiria|cairia|fica|ficaria) (?:a|para|pra|em|com)\s*$|\b(?:seria|ficaria|daria|e|quanto) com\s*$/.test(
      before,
    ) &&
    /^(?:occupancy|conversion|no_show|waste_rate|delinquency|churn)$/.test(parallel.metric)
  )
    return { metric: parallel.metric, confidence: likely }
  if (plain && /^\s*da media\b/.test(behind)) return is('other', likely, { role: 'share' })
  if (
    quantity.change &&
    billIn(left) &&
    !/\b(?:vend\w+|fatur\w+|movimento|receita|preco|mensalidade|tabela|client\w+|alun\w+|procura)\b/.test(left)
  )
    return is('cost_change', likely)
  if (
    plain &&
    parallel?.metric === 'cost_change' &&
    previous?.frame.segment === segment &&
    billIn(left) &&
    /^[\s,;]*(?:e )?(?:[oa]s? )?[a-z-]+(?: [a-z-]+)?\s*$/.test(left)
  )
    return is('cost_change', likely)
  return undefined
}
