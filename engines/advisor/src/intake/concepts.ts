/**
 * What Brazilian managers speak of, on folded text. A concept is not yet a metric: "custo" is a unit cost, a share or a
 * monthly total by what stands beside its number. Particular before general; `weak` verbs give way to a noun beside them.
 */
export const concepts = [
  [
    'target',
    'metas?(?! de margem)|receber liquido|quer(?:o|emos) faturar|precis(?:o|amos) faturar|chegar (?:a|em|nos?)',
  ],
  ['gross_profit', 'lucro bruto|ganho bruto'],
  ['contribution', 'margem de contribuicao|contribuicao'],
  ['net_margin', 'margem liquida|lucratividade'],
  ['margin', 'margem(?: bruta)?|margens'],
  ['markup', 'mark[- ]?up|(?:em )?cima do custo|sobre o custo|multiplica\\w*'],
  ['no_revenue', 'receita nenhuma|sem receita'],
  [
    'revenue',
    'fat(?=\\.|\\s+mensal|\\s*$)|fatur(?:a|o|amos|amento|ei|ou|ava|avamos|aram|am)|receitas?|mrr|arr|boletos|(?:volume de )?vendas? (?:do|no|por|de) mes|movimento|vendas(?! por)|(?:o que )?entra(?:m)?(?: no mes| por mes)?|carteira|rendimento(?! por)|produz(?:em|o)?(?= (?:uns |cerca de )?r\\$)|recebo(?= \\S+ (?:mil|por|no))|valor (?:geral )?de vendas|vgv',
  ],
  [
    'fixed',
    '(?:custos?|gastos?|despesas?|contas?) fix[oa]s?(?: tota(?:l|is))?|fix[oa]s?|(?:demais|outras?|outros|restante das) (?:despesas?|custos?|gastos?)|(?:despesas?|custos?|gastos?) (?:administrativ\\w+|da loja|do escritorio|da casa|gera(?:l|is)|com estrutura)|estrutura|administrativo(?! \\d)|manter (?:a|o) \\w+',
  ],
  ['stock', 'estoques?|patio|em mercadorias?(?! vendid)'],
  [
    'variable',
    '(?:custos?|gastos?|despesas?) variave(?:l|is)|variave(?:l|is)|custo d[ao]s? (?:mercadorias?|ingredientes?|produtos?)(?: vendid[ao]s?)?|custo de mercadorias?|cmv|materias?[- ]primas?|insumos?|papel|tinta|couro|tecido|trigo|cafe|lavanderia|pedagio|oleo|ingredientes?|materia(?:l|is)(?! de construcao)|produtos?|mercadorias?|embalage(?:m|ns)|medicamentos?|comida|descartaveis|carne|racao|pecas compradas|pecas(?=\\s*(?:$|:|custam|saem|levam|sao \\d|\\d+\\s?%))|combustivel|diesel|gasolina|farinha|fornecedores',
  ],
  [
    'total',
    '(?:custos?|despesas?|gastos?) (?:\\w+ )?(?:tota(?:l|is)|tod[ao]s?)|custo total|despesas?(?! fix)|custos|gastos|saidas|sa(?:em|i)(?= (?:uns )?(?:r\\$|\\d+ mil))',
  ],
  ['rent', 'alugue(?:l|is)|leasing|coworking|locacao|ponto comercial'],
  ['salary', 'ganham?|salario(?! de todos)|por cabeca|piso'],
  ['payroll', 'folha(?: \\w+)?|salarios|equipe|time|pessoal|mao de obra|funcionarios|prolabore|pro-labore'],
  ['utilities', 'energia(?: solar)?|luz|agua|conta de luz|internet'],
  [
    'marketing',
    'anuncios?|marketing|publicidade|propaganda|trafego pago|ads|verba|midia|impulsionamento|divulgacao|google|facebook|instagram|meta ads',
  ],
  ['installment', 'parcelas?|prestac(?:ao|oes)'],
  ['cac', 'cac|custo de aquisicao|custo por cliente(?: novo)?'],
  [
    'debt',
    'dividas?|emprestimos?|emprest(?:aram|ou|ei|ado)|financiamentos?|dev(?:o|emos|endo)|valor liberado|cheque especial',
  ],
  [
    'cash',
    '(?<!por )(?<!a )(?<!d[ea] )(?<!cada )caixa(?! de (?:leite|tomate|\\w+s\\b))|(?:d[eo]|em|no) caixa|reserva(?: de emergencia)?|saldo|na conta|guardad[oa]s?|dinheiro parado',
  ],
  [
    'investment',
    'invest(?:ir|imento|imos|i)|capital(?! de giro)|reforma(?:r)?|equipamentos?|orcaram|orcamento de|compr(?:ar|o a vista)|a vista|montar|obra|franquia',
  ],
  ['loss', 'prejuizos?|queim(?:a|o|ando|amos)|burn|no vermelho|perd(?:emos|endo|o) (?=r\\$|\\d)'],
  [
    'return',
    'econom(?:ia|iza|izaria|izar|izando|izo)|gera(?:r|ria|m)?|rend(?:e|er|eria|em)|traria|(?:me )?daria|retorno|livres?(?= por)|entraria',
  ],
  [
    'leave',
    '(?:me )?deixa(?:m|ria)?|fic(?:o|a|aria|am|amos)(?= com| pra)|sobra(?:m|ria|va)? (?=\\D{0,12}(?:por|em|de|cada))|ganh(?:o|a|amos|ar|ava)|tiro',
  ],
  ['profit', 'lucr(?:o|os|amos|a|ei|ava|avamos|ar)(?: liquido)?|sobra(?:m|va|ndo)?|resultado'],
  ['gross_tax', 'liquido de impostos|liquido'],
  [
    'hire',
    'contrat(?:o|ar|amos|aria|acao|ando)(?! de)|candidat[oa]s?|registrad[oa]|clt|com encargos|ja com encargos|custo total dele|efetivar|trazer',
  ],
  [
    'commission',
    'comiss(?:ao|oes)|royalties|fundo de propaganda|(?:pr[ao]|para [ao]|com [ao]|d[ao]) (?:corretor[a]?|vendedor[a]?|profissional|marketplace|plataforma|booking|aplicativo|parceir[oa]|medic[oa]|dentista|professor[a]?|cabeleireir[oa]|manicure)(?![a-z])|repasse|repass(?:o|a)|que produz\\w*|(?:e|fica|vai) (?:d|pr|com )[oae]s? (?:barbeiro|profissional|parceir[oa])',
  ],
  ['tax', 'impostos?|simples(?: nacional)?|tributos?|aliquota|icms|iss'],
  ['card', 'maquininhas?|taxas? d[eoa]s? cart(?:ao|oes)|cart(?:ao|oes)|antecipacao|taxa de adquirencia|gateway'],
  ['interest', 'juros|taxa de juros|cdi|selic'],
  ['no_show', 'falt(?:a|as|am|aram|ando)|no-?show|nao (?:aparecem?|comparecem?|vem)|absenteismo|desmarca\\w*'],
  [
    'delinquency',
    'inadimplen\\w+|glosas?|calotes?|nao (?:sao|e|foram|foi) pag[oa]s?|nao pagam?|nunca pagam?|ficam? sem pagar|atrasam?(?! a)',
  ],
  [
    'conversion',
    'conver(?:sao|tem|te|to|temos|teram)|taxa de (?:conversao|fechamento)|fech(?:am|amos|o|ava|avam|aram)|vira(?:m|ram)? (?:cliente|servico|venda|matricula|contrato|pedido)s?|se matricul\\w+|matricul(?:am|ou|aram)|sa(?:i|em) (?:\\w+ )?(?:venda|negocio|contrato)s?|compra(?:m)?(?= algo)',
  ],
  ['occupancy', 'ocupac(?:ao|oes)|ocupad[oa]s?|lotacao'],
  ['churn', 'churn|cancel(?:am|amento|amentos|aram|a)|evas(?:ao|oes)|desist(?:em|encia)'],
  ['discount', 'descontos?|promoc(?:ao|oes)|abaixo|rebaix\\w+'],
  [
    'waste',
    'desperdicio|perdas?|quebras?|quebrad[oa]s?|refugo|retrabalho|jog(?:o|a|amos) fora|sobra vai (?:pro|para o) lixo|vai (?:pro|para o) lixo|estrag\\w+|devoluc(?:ao|oes)|volta(?:m)? (?:quebrad|com defeito|pra)\\w*',
  ],
  [
    'delivery',
    'taxas? d[eo] (?:ifood|marketplace|aplicativo|plataforma|booking)|fretes?(?! medio)|entrega|motoboy|embalagem e frete|marketplace|ifood|rappi',
  ],
  [
    'price',
    'tickets?(?: medio)?|tiquetes?(?: medio)?|(?:pedido|conta|nota|venda|compra|gasto|consumo|comanda) medi[oa]|precos?|valor(?:es)? (?:medio|cobrado|unitario|por \\w+)|mensalidades?|diarias?|honorarios?|planos?(?! de saude)|assinaturas?|media de|valor d[ao] \\w+|tarifa|ingressos?|hora tecnica|valor da hora|caches?|anuidade',
  ],
  ['charge', 'cobr(?:o|amos|a|am|ando|ar|ava|avamos|aria|asse)'],
  ['sell', 'vend(?:o|e|emos|em|ia|iamos|iam|i|eu|er|endo|ido|ida|eria|esse)|revend\\w+|passo(?= r\\$| \\d)'],
  ['buy', 'compr(?:o|a|amos|ei|ando|ava)|fornecedor(?:a|es)?|distribuidor(?:a|es)?|me entregam?|manda(?:m)?'],
  ['pay', 'pago|pagamos|pagava'],
  ['paid', 'pag(?:am|a|ando|aria|ariam|asse)'],
  [
    'cost',
    'me custa(?:m|va|ria)?|custo(?: unitario| medio)?|cust(?:a|am|ava|avam|aria|ariam|ou|ando)|somam|gasto|sai(?:a|ria)? (?:de|do) fornecedor',
  ],
  ['spend', 'gast(?:o|a|ei|aram|amos|ava|ando|aria)|consom(?:e|em)'],
  [
    'capacity',
    'capacidade|vagas?|comporta(?:m|ria)?|cabem?|caberiam?|lugares|da conta de|consig(?:o|ue|uimos)(?: fazer| atender)?|atenderia\\w*|aceita|suporta|limpa|agenda ainda',
  ],
] as const satisfies readonly (readonly [string, string])[]

export type Concept = (typeof concepts)[number][0]

export interface FoundConcept {
  concept: Concept
  start: number
  end: number
}

const compiled = concepts.map(([concept, pattern]) => ({
  concept: concept as Concept,
  expression: new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`, 'g'),
}))

/** The concepts of a stretch of folded text in order; what an earlier concept covers is not read again. */
export function findConcepts(text: string): FoundConcept[] {
  const found: FoundConcept[] = []
  for (const { concept, expression } of compiled) {
    for (const match of text.matchAll(expression)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ concept, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
