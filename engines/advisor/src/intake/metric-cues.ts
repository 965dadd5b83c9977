import type { InputMetricId } from './input-metrics.ts'

/**
 * How Brazilian managers name their figures, on folded text. The order settles ties: the particular before the general.
 * `noun` cues name what is counted and must stand on the number; the others may stand anywhere near it.
 */
export const metricCues: readonly { metric: InputMetricId; pattern: string; noun?: true }[] = [
  {
    metric: 'target_revenue',
    pattern: 'meta (?:de faturamento|e faturar|de vendas)|quer(?:o|emos) (?:voltar a )?faturar|chegar a',
  },
  { metric: 'revenue_before', pattern: 'fatura(?:va|vamos|vam)|faturamento anterior|receita anterior' },
  { metric: 'revenue', pattern: 'fatur(?:a|o|amos|amento|ei|ou)|receitas?(?: bruta| mensal)?|vend(?:e|o|emos) cerca' },
  { metric: 'ticket_before', pattern: 'ticket anterior|preco anterior' },
  {
    metric: 'ticket',
    pattern:
      'ticket(?: medio)?|tiquete(?: medio)?|preco medio|valor medio|preco de venda|gasta(?:m)? em media|cada consulta custa|cobr(?:o|amos|a)|mensalidade|que pagam|pagam em media|a(?= r\\$)',
  },
  {
    metric: 'unit_margin',
    pattern:
      'margem(?: bruta)?(?: media)?|lucro (?:bruto )?(?:medio )?por (?:carro|veiculo|unidade|peca)|margem (?:bruta )?(?:media )?por (?:carro|veiculo|unidade|peca)|ganh(?:o|amos) (?:em media )?por (?:carro|unidade)|sobra por (?:carro|unidade)',
  },
  {
    metric: 'unit_cost',
    pattern: 'custo (?:unitario|por unidade|de cada|medio)|custa para (?:fazer|produzir)|custo de producao',
  },
  { metric: 'contribution_margin', pattern: 'margem de contribuicao' },
  { metric: 'gross_margin', pattern: 'margem(?: bruta)?(?: media)?' },
  { metric: 'net_margin', pattern: 'margem liquida|lucratividade' },
  {
    metric: 'variable_cost_rate',
    pattern:
      'cmv|custos? variave(?:l|is)|materia[- ]prima|insumos|custo d[ao]s? (?:mercadorias?|ingredientes|produtos?)|ingredientes|mercadorias?|materia(?:l|is)(?: e laboratorio)?(?: consomem?)?|laboratorio|pecas(?: custam)?|custam',
  },
  {
    metric: 'variable_cost',
    pattern:
      'cmv|custos? variave(?:l|is)|materia[- ]prima|insumos|custo d[ao]s? (?:mercadorias?|ingredientes|produtos?)|ingredientes|mercadorias?|materia(?:l|is) de consumo',
  },
  {
    metric: 'fixed_costs',
    pattern:
      '(?:custos?|despesas?|gastos?) fix[oa]s?|custo fixo|despesas? (?:mensa(?:l|is)|gera(?:l|is)|operaciona(?:l|is))|estrutura(?: custa)?',
  },
  { metric: 'rent', pattern: 'alugue(?:l|is)|locacao' },
  { metric: 'payroll', pattern: 'folha(?: de pagamento| salarial)?|salarios|encargos' },
  { metric: 'utilities', pattern: 'energia|luz|conta de luz|agua' },
  {
    metric: 'marketing',
    pattern: 'marketing|anuncios?|publicidade|propaganda|trafego pago|redes sociais|portais|google ads|instagram',
  },
  { metric: 'debt_payment', pattern: 'parcelas?|prestac(?:ao|oes)' },
  { metric: 'profit_stated', pattern: 'lucr(?:o|amos|a|ava)(?: liquido)?|sobra(?:m)?' },
  { metric: 'loss_stated', pattern: 'prejuizo|queim(?:a|o|ando|amos)|no vermelho em' },
  {
    metric: 'hire_cost',
    pattern:
      'contratar|contratacao|novo (?:vendedor|dentista|funcionario|medico|padeiro)|nova (?:vendedora|dentista|medica|recepcionista)',
  },
  {
    metric: 'monthly_return',
    pattern:
      'econom(?:ia|iza|izaria|izar|izando)|renderia|traria|geraria|(?:lucro|receita|retorno|margem) adiciona(?:l|is)|retorno (?:mensal|esperado)',
  },
  { metric: 'cash', pattern: '(?:em |no |de |do )?caixa|reserva(?: de emergencia)?|saldo|na conta' },
  { metric: 'debt', pattern: 'divida|emprestimo|financiamento|devemos|devendo|capital de giro|cheque especial' },
  { metric: 'stock_value', pattern: 'estoque|patio' },
  {
    metric: 'investment',
    pattern:
      'invest(?:ir|imento)|compr(?:ar|a) (?:de )?(?:um|uma|outro|outra|novo|nova)|reforma|equipamento|forno|maquina|obra|abrir|custa(?:ria)?|segunda (?:loja|unidade)|filial|aparelho',
  },
  { metric: 'cac', pattern: 'cac|custo de aquisicao|custo por cliente' },
  { metric: 'tax_rate', pattern: 'impostos?|simples(?: nacional)?|tributos|iss|das' },
  {
    metric: 'card_rate',
    pattern:
      'taxas? (?:do|de|da|dos) (?:cartao|cartoes|maquininha)|maquininha|cartao|taxa do (?:ifood|aplicativo)|ifood|aplicativos?',
  },
  { metric: 'commission_rate', pattern: 'comiss(?:ao|oes)|repasse' },
  { metric: 'conversion', pattern: 'conver(?:sao|temos|te|tem)|taxa de conversao|fecha(?:m|mos)?' },
  { metric: 'occupancy', pattern: 'ocupac(?:ao)|ocupad[oa]s?|da agenda' },
  { metric: 'no_show', pattern: 'faltas?|faltam|no-show|nao (?:aparecem|comparecem|vem)|absenteismo' },
  { metric: 'delinquency', pattern: 'inadimplencia|calote|nao pagam' },
  { metric: 'waste_rate', pattern: 'desperdicio|perdas?|sobras|jogamos fora|joga fora|quebra' },
  { metric: 'interest_rate', pattern: 'juros|taxa de juros|custo da divida|custa|taxa|a' },
  { metric: 'discount_rate', pattern: 'taxa (?:minima )?de (?:desconto|atratividade)|tma|custo de capital' },
  { metric: 'churn', pattern: 'churn|cancela(?:m|mentos?)|desist(?:em|encia)|saem|evasao' },
  { metric: 'proposed_discount', pattern: 'descontos?|promoc(?:ao|oes)|baixar (?:o |os )?precos?' },
  {
    metric: 'proposed_raise',
    pattern:
      '(?:aumentar|subir|reajustar|reajuste d[eo]s?|aumento d[eo]s?) (?:em )?(?:o |os |nos |no )?precos?|reajuste|reajustar',
  },
  {
    metric: 'sales_change',
    pattern:
      'vendas?|faturamento|receita|movimento|clientes|procura|demanda|pacientes|atendimentos|consultas|pedidos|vendeu|vendemos',
  },
  {
    metric: 'cost_change',
    pattern:
      'custos?|farinha|insumos?|aluguel|energia|luz|salarios|materia[- ]prima|fornecedor(?:es)?|ingredientes|trigo|combustivel|cafe|leite',
  },
  { metric: 'leads', pattern: 'leads|contatos|orcamentos|visitas|interessados|propostas|test[- ]drives', noun: true },
  {
    metric: 'new_customers',
    pattern: 'novos (?:clientes|pacientes|alunos|assinantes)|(?:clientes|pacientes|alunos) novos',
    noun: true,
  },
  { metric: 'sellers', pattern: 'vendedor(?:es|as?)?|corretores|consultores', noun: true },
  {
    metric: 'headcount',
    pattern:
      'funcionari[oa]s|colaborador(?:es|as)|pessoas(?: na equipe)?|empregad[oa]s|dentistas|medic[oa]s|profissionais|padeiros|atendentes|tecnicos',
    noun: true,
  },
  {
    metric: 'stock_units',
    pattern: '(?:carros|veiculos|unidades|motos|pecas|itens)? ?(?:(?:parad[oa]s )?(?:em|no|de) (?:estoque|patio))',
    noun: true,
  },
  {
    metric: 'customers',
    pattern: '(?:clientes|assinantes|alunos|pacientes)(?: ativ[oa]s)?|assinaturas|matriculad[oa]s',
    noun: true,
  },
  {
    metric: 'capacity',
    pattern: 'capacidade|vagas|horarios(?: disponiveis)?|comporta(?:ria)?|cabem|caberiam|atenderia(?:mos)?',
  },
  { metric: 'volume_before', pattern: 'vend(?:ia|iamos|iam)|atend(?:ia|iamos|iam)|(?:eram|era) antes|faziamos' },
  {
    metric: 'volume',
    pattern:
      'vend(?:e|o|emos|em|eu|ido|idos|as|a)|atend(?:e|o|emos|em|imentos?)|faz(?:emos)?|realiz(?:a|amos)|produz(?:imos)?|saem|saindo|hoje (?:sao|saem)',
  },
  {
    metric: 'volume',
    pattern:
      'carros|veiculos|seminovos|motos|unidades|consultas|atendimentos|procedimentos|exames|pacientes|pedidos|paes|refeicoes|marmitas|pecas|vendas|clientes|diarias|contratos|servicos|sessoes',
    noun: true,
  },
  {
    metric: 'receivable_days',
    pattern:
      'receb(?:o|emos|imento|e|er)|prazo (?:medio )?(?:de recebimento|dos clientes|aos clientes)|(?:clientes|convenios?|cartao|planos de saude) pagam?',
  },
  {
    metric: 'payable_days',
    pattern: 'pag(?:o|amos|a|ar) (?:a |o |os |aos |ao )?fornecedor(?:es)?|fornecedor(?:es)?|prazo de pagamento',
  },
  { metric: 'stock_days', pattern: 'gir(?:o|a|am)|parad[oa]s?|estoque|patio|ficam? (?:em media )?(?:parad[oa]s?)?' },
  { metric: 'deadline', pattern: 'prazo|em ate|resolver em|dentro de|precis(?:o|amos) (?:de )?(?:resultado|resolver)' },
]
