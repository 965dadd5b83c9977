import type { FactMetric } from '../intake/fact.ts'
import type { QuestionId } from './recognise-question.ts'

/** Kind of question, weight, words on folded text, and the figures one of which it needs. Particular before general. */
export const questionCues: readonly (readonly [QuestionId, number, RegExp, (readonly FactMetric[])?])[] = [
  [
    'runway',
    6,
    /\b(?:quant[oa]s? (?:meses|tempo|semanas)|ate quando|por quanto tempo)\b[^.?!]{0,50}\b(?:caixa|aguent\w+|sobreviv\w+|dura\w*|tenho|temos|folego|segur\w+|resta\w*)|\brunway\b|meses de caixa|ate quando (?:a gente|da|vai|o caixa)|\b(?:caixa|dinheiro|reserva) (?:dura|aguenta|acaba|da pra)\b|\bda (?:pra|para) segurar\b|\bfolego\b/,
  ],
  [
    'double_ads',
    6,
    /\bdobr(?:o|ar|ando|e|em|asse|aria|amos)\b[^.?!]{0,40}(?:verba|anunci|market|ads|ou paro)|\b(?:verba|anuncios?|marketing|trafego|campanhas?)\b[^.?!]{0,60}\bdobr|\bponho onde\b|\b(?:aument\w+|invist\w* mais|sub\w+|colocar?|ponho|botar?|cort\w+|pausar?) (?:mais )?(?:a verba|(?:o )?dinheiro em (?:anuncio|marketing|trafego|google|insta|face)|em (?:anuncio|marketing|trafego)|os anuncios|o marketing)|mais (?:verba|anuncio)|\b(?:radio|panfleto|outdoor|anuncio|campanha|influenc\w+)\b[^?]{0,80}\bvale (?:manter|a pena)|\b(?:anunci\w+|trafego|campanha|google ads|instagram)\b[^.?!]{0,50}\b(?:vale|compensa|da retorno|se paga|ta valendo)|\b(?:vale|compensa)\b[^.?!]{0,40}\b(?:anunci\w+|verba|trafego|impulsion\w+|divulgacao)/,
  ],
  ['double_ads', 3, /\b(?:dobro|dobrar|paro|aumento|canal|verba)\b/, ['marketing']],
  [
    'hire_or_not',
    5,
    /\b(?:contrat(?:o(?! de| com| por| novo| anual| mensal)|ar|amos|aria|armos)|pagar (?:mais )?um[a]?|consigo pagar|(?:coloc|ponh?|met|arrum|chama)\w* mais um[a]?|pegar mais um[a]?|bot\w+ mais um[a]?|chamar mais um[a]?|efetivar|demit\w+|dispens(?:ar|o)|mandar embora)\b(?! (?:seguro|internet|sistema|plano))/,
  ],
  [
    'hire_or_not',
    3,
    /\b(?:contrat|faltam pessoas|falta gente|funcionari|vendedor|demit|intern[oa]|efetiv|clt|registrad|ajudante|auxiliar|encargos)\w*/,
    ['hire_cost', 'salary'],
  ],
  [
    'which_offer',
    6,
    /\b(?:banco|candidat[oa]|proposta|fornecedor|distribuidor|opcao)s? (?:1|2|a|b)\b|\bqual (?:pego|formato|banco|dos dois|das duas|del[ae]s|proposta|escolho|contrato|fornecedor\w*|financiamento|plano|opcao|e (?:o |a )?(?:melhor|mais)|sai (?:mais|menos)|compensa|vale mais|fecho|aceito|me da mais|rende mais|da mais)\b|\bquem sai mais\b|\bcom qual\b|\bpego qual\b|\btroco\?|\bo gerente jura\b|\bfecho com quem\b|\bqual (?:deles|delas)\b|\b[oa] (?:distribuidor|fornecedor|banco|plano|contador) (?:nov[oa]|atual)\b[^.]*\b[oa] (?:atual|nov[oa]|outr[oa])\b|\bso (?:consigo|dou conta de|posso|da pra) (?:atender |pegar |fazer )?(?:um|uma)\b/,
  ],
  [
    'which_offer',
    4,
    /\b(?:dois|duas|tres) (?:clientes|propostas|fornecedor\w*|ofertas|bancos|candidat\w+|opcoes|contratos|orcamentos|planos)\b|\bda na mesma\b|\bme credenciar\b|\baceito\?|\baceitar\b|\bme oferece\w*\b[^.]*\boutr[oa]\b/,
  ],
  [
    'invest_or_lease',
    5,
    /\b(?:em quant[oa]s? (?:tempo|meses|anos)|se paga\w*|payback|volta o dinheiro|se pagou|recuper\w+|retorno do investimento|compensa (?:comprar|investir|trocar)|vale (?:a pena )?(?:comprar|investir|trocar))\b/,
    ['investment'],
  ],
  [
    'invest_or_lease',
    5,
    /\b(?:comprar?|compro)\b[^?]{0,90}\b(?:ou|alug\w+|leasing)\b[^?]{0,30}(?:alug\w+|leas\w+|loc\w+|tercei\w+)|\balug\w+[^?]{0,60}\bou (?:compr|financ)|\bcompro\?|compensa trocar|fornecedor \w: aluguel|aluguel por diaria|\b(?:compro|financio|alugo|terceirizo) ou\b/,
  ],
  [
    'invest_or_lease',
    3,
    /\b(?:compr(?:o|ar)|invest\w+|maquina|equipamento|aparelho|trocar)\b/,
    ['investment', 'monthly_return'],
  ],
  [
    'break_even',
    7,
    /\b(?:empat(?:o|ar|a)|ponto de equilibrio|no zero|zero a zero|nao ter prejuizo|pagar as contas|cobrir (?:os custos|as contas|as despesas|o fixo)|no minimo (?:pra|para)|break ?even|sair do vermelho|pagam? (?:a casa|a conta|as contas|os custos|o fixo|tudo)|nao (?:perder|perco) dinheiro)\b/,
  ],
  [
    'break_even',
    3,
    /\bquant[oa]s [a-z]+ (?:[a-z]+ ){0,4}?(?:preciso|precisaria|precisamos|tenho que (?:ter|vender|fazer|atender)|pagam|cobrem)\b/,
    ['fixed_costs', 'total_costs', 'rent'],
  ],
  [
    'open_or_close',
    6,
    /\b(?:abr(?:o|ir)|fech(?:o|ar)(?! (?:o |um |esse |este )?(?:pedido|contrato|negocio|acordo|venda))|encerr\w+|mant(?:er|enho) (?:abert\w+|[oa] [a-z]+)|inaugur\w+|expandir)\b(?! (?:mais (?:um|uma) (?:contrato|venda)|o mes|contrato|negocio|com|a conta|as contas|vendas|no (?:azul|vermelho|zero)|a \d|por \d|\d|de \w+ a \w+|das?))[^?]{0,60}|\bturma nova\b|\bnova (?:loja|unidade|filial|turma)\b|\bsegund[ao] (?:loja|unidade|imobiliaria|filial|ponto|turno)\b/,
  ],
  [
    'discount_or_markup',
    5,
    /\b(?:descontos?|mark ?-?up|margem sobre|em cima do|multiplicar|preco cheio|imposto e \d+% sobre|cup(?:om|ons)|promoc\w+|liquidac\w+|off|(?:por quanto|a quanto|qual o preco|que preco) (?:vendo|devo|tenho que|na|ponho|cobro)|preco de venda)\b/,
  ],
  [
    'price_change',
    5,
    /\b(?:subir|subo|aument(?:ar|o|ei|armos)|reajust\w+|baix(?:ar|o|ei)|mexer|mudar|igualar|acompanhar|passar (?:pra|para)|cobrar (?:mais|menos)|repass\w+|encarec\w+)\b/,
    ['proposed_price', 'proposed_raise', 'ticket_before', 'ticket'],
  ],
  [
    'price_change',
    4,
    /\b(?:quanto subo|subi o plano|novo preco|preco novo|reajust\w+|(?:aument|sub|baix|mex|mud|cobr)\w* (?:\w+ ){0,2}(?:precos?|mensalidades?|diarias?|tabela|valor(?:es)?|honorarios|consulta|ticket|plano|frete|corte|hora)|vendo por quanto|cobr\w+ (?:mais caro|barato))\b/,
  ],
  [
    'price_change',
    3,
    /\b(?:fiz (?:bem|besteira|certo|mal)|melhorei|valeu a pena|to melhor ou pior)\b/,
    ['ticket_before'],
  ],
  [
    'why_fell',
    6,
    /\b(?:por ?que|pq|motivo|o que pode ser|oq pode ser|o que (?:houve|aconteceu)|qual a causa)\b[^?]{0,60}(?:cai\w*|sobra\w* menos|menos|perd\w+|diminu\w*|sumi\w*|lucro|encolh\w*|piorou)|\b(?:ca(?:iu|iram|indo)|sumiram|diminui\w*|despenc\w+|minguou)\b[^?]{0,80}\b(?:por ?que|pq|motivo|nao sei|nao entendo|e mesmo|o que)|\bde uma pra outra\b|\bo que (?:houve|aconteceu)\b|\bcade (?:o )?(?:meu )?lucro\b|\bquanto (?:caiu|cai|perdi|perdemos)\b|\bganh\w+ menos\b|\bquanto (?:meu |o )?lucro caiu\b/,
  ],
  [
    'check_up',
    3,
    /\b(?:sobra quanto|quanto (?:me )?sobra|o que sobra|sobra (?:algum|o que)|ta bom|estamos bem|estou bem|to bem|bem ou mal|vai bem|melhorando ou piorando|como (?:esta|ta|vai|estamos|estou)|o que eu faco|como saber|da pra viver|e seguro|saudavel|inchad[oa]|quanto (?:to|estou|a gente) (?:lucra|ganha)\w*|lucro de verdade|ta valendo|qual (?:o |meu |e o )?(?:lucro|resultado)|da lucro|quem (?:tem razao|ta certo)|vale(?:ndo)? a pena\?|ta certo isso|diagnostico|raio-?x|analis\w+ (?:meu|minha|o negocio|a empresa)|negocio (?:e viavel|se sustenta))\b/,
  ],
  [
    'price_change',
    4,
    /\b(?:abaix(?:ar|o|asse|armos)|repass(?:o|ar|amos)|acompanh(?:o|ar|amos)|alinh(?:o|ar)|encarec\w+|cobr(?:o|ar|amos|asse) (?:mais|menos|um pouco)|mexo no preco|subo ou|aumento ou|reajusto|(?:vou|passo|passar|subir|ir|pulo) de (?:r\$ ?)?[\d.,]+ (?:pra|para|a) (?:r\$ ?)?\d)/,
    ['ticket', 'proposed_price', 'cost_change', 'proposed_raise', 'ticket_before', 'unit_cost'],
  ],
  [
    'price_change',
    3,
    /\b(?:precos?|mensalidade|diaria|honorarios|tabela)\b[^.!?]*\?/,
    ['cost_change', 'proposed_raise'],
  ],
  [
    'price_change',
    3,
    /\b(?:fiz|foi) (?:certo|bem|besteira|mal|bom|um bom negocio)\b|\bmelhor ou pior\b/,
    ['ticket_before', 'proposed_price'],
  ],
  [
    'hire_or_not',
    4,
    /\b(?:preciso|precisamos|vale|cabe|compensa|daria|da pra ter|pegar|por|botar|colocar|ter) (?:de |ter |por |botar )?(?:mais )?(?:um|uma|outr[oa]|dois|duas|alguem)(?: (?:nov[oa]|bom|boa))? (?:tecnic|vendedor|atendente|auxiliar|ajudante|gerente|professor|recepcionista|funcionari|cozinheir|garcom|motorista|mecanic|assistente|estagiari|advogad|medic|dentista|corretor|programador|dev\b|analista|secretari|caixa\b|pessoa|integral|padeir|entregador|faxineir)/,
  ],
  [
    'hire_or_not',
    4,
    /\b(?:salario|custo) (?:de |do |da )?[^.?!]{0,40}\bse paga\b|\bmeio[- ]periodo|\bclt ou pj|\bfreela ou/,
  ],
  [
    'break_even',
    5,
    /\b(?:comec\w+ a (?:lucrar|dar lucro|ganhar)|a partir de (?:quant\w+|quando|que)|ficar no vermelho|o minimo (?:de|pra|que)|(?:turma|aula|evento|viagem|contrato|curso) se pag(?:a|ar|ue)|dar? lucro a partir)\b/,
    ['fixed_costs', 'total_costs', 'rent', 'payroll', 'utilities', 'unit_cost'],
  ],
  [
    'which_offer',
    4,
    /\bqual\b[^.?!]{0,40}\b(?:sai|e|fica|ta|compensa|vale) (?:mais|menos|melhor)\b|\bcom (?:qual|quem) (?:fico|vou|fecho|assino)\b/,
  ],
  [
    'discount_or_markup',
    4,
    /\b(?:dar|dou|darmos|concedo|faco) (?:r\$ ?)?\d+ ?%|\bque preco\b|\bpreco (?:minimo|certo|ideal|justo)\b|\bleve \d+ pague\b|\bquanto cobro (?:por|n)|\bpromo\w*\b|\bqueima de\b|\bliquid(?:o|ar)\b/,
    ['ticket', 'unit_cost', 'proposed_discount', 'gross_margin', 'stock_value'],
  ],
  [
    'double_ads',
    4,
    /\b(?:paro|parar|deixo|continuo|mantenho|corto|cortar|ponho mais|boto mais|coloco mais|invisto mais|gasto mais|aumento)\b[^.?!]{0,40}\b(?:anunci\w+|trafego|marketing|google|facebook|instagram|ads|verba|divulgacao|panflet\w+|radio|influenciador\w*)/,
  ],
  [
    'open_or_close',
    4,
    /\b(?:mantenho|manter|encerro|encerrar|corto|cortar|tiro|tirar|desativ\w+|abro|abrir)\b[^.?!]{0,16}\b(?:turno|noite|linha|filial|loja|unidade|turma|domingo\w*|sabado\w*|ponto|setor|curso|jantar|almoco)\b/,
  ],
  [
    'why_fell',
    5,
    /\b(?:lucro|margem|sobra|caixa|resultado|vendas?|faturamento|movimento|receita)\b[^.?!]{0,30}\b(?:encolh\w+|sumi\w+|evapor\w+|derret\w+|piorou|diminui\w+|minguou|despenc\w+|caiu|cairam)\b[^.]*\?|\b(?:onde foi parar|pra onde foi|o que mudou|o que deu errado|como pode)\b|\bganh\w+ menos\b|\bsobra(?:ndo)? menos\b/,
  ],
  [
    'runway',
    5,
    /\b(?:aguent\w+|sobreviv\w+|segur\w+|dur(?:a|ar|o)|tempo de vida)\b[^.?!]{0,40}\b(?:ate|com|caixa|dinheiro|reserva|r\$|mes(?:es)?)\b/,
    ['cash'],
  ],
  [
    'check_up',
    3,
    /\b(?:ganhando dinheiro|faz(?:er)? uma analise|analisa\w*|avali\w+ (?:meu|minha|a|o)|da pra (?:tirar|retirar|viver|sobreviver)|(?:isso |ta |e |esta )(?:bom|ruim|normal|pouco|muito)\b[^.]*\?|estou (?:lucrando|ganhando|perdendo)|no azul|lucrando|ou prejuizo|tem futuro|o que (?:voce|voces) acha\w*|como estou indo|onde (?:posso|devo|da pra) melhorar)/,
  ],
  [
    'check_up',
    3,
    /\b(?:sobra|deu lucro|da lucro|da dinheiro|deu dinheiro|quanto (?:eu |a gente )?(?:ganho|ganha|ganhamos|lucro|lucramos|fica)|ganhando quanto|lucrando quanto|(?:o )?lucro da quanto|ta certo|esta certo|confere|procede|to no lucro|fecha a conta|como (?:to|vou|vamos) indo|quanto (?:eu )?tiro|lucro|sobrou quanto|ta errado|esta errado)\b(?:[^.!?]{0,14}| (?:por|na|no|pra) [a-z ]{2,24})\?/,
  ],
  [
    'which_offer',
    5.5,
    /\bqual (?:dos dois |das duas |deles |delas )?(?:custa menos|sai mais|sai melhor|fica mais|pesa menos|e mais vantajos|rende mais)\w*|\bfico com qual\b/,
  ],
  ['invest_or_lease', 6.5, /\bfech(?:o|amos)\?/, ['investment', 'monthly_return']],
  [
    'invest_or_lease',
    5,
    /\b(?:vale a pena|compensa|devo|vale|melhor|e hora de)\b[^.?!]{0,16}\b(?:troc\w+|compr\w+|invest\w+|adquir\w+|financi\w+|alug\w+) (?:[oaum]{1,2}s? |na |no |em )?(?:maquina|equipamento|forno|carro|caminhao|van|moto|sistema|aparelho|software|trator|camara|freezer|energia|painel|paineis|placas?|impressora|computador\w*|robo|frota|cadeira|esteira|aparelhos)/,
  ],
  [
    'invest_or_lease',
    5.5,
    /\b(?:quanto tempo|quantos meses|quantos anos)\b[^.?!]{0,20}\b(?:recuper\w+|se pag\w+|volta\w*|retorn\w+|compens\w+)|\b(?:parcela cabe|se paga (?:em|sozinh))/,
  ],
  ['break_even', 6, /\bcom quant[oa]s [a-z]+[^?]{0,30}\b(?:se paga|pago|cubro|empat\w+|fecho|fecha no zero|nao perco)/],
  [
    'runway',
    6,
    /\b(?:aguent\w+|dur\w+|segur\w+|sobreviv\w+) (?:por )?(?:mais )?quantos (?:meses|dias)|\bquantos meses (?:de )?(?:folego|vida|caixa)|\bda (?:pra|para) (?:mais )?(?:uns )?\d+ meses|\b(?:dinheiro|caixa|reserva) (?:dura|acaba|termina|vai durar)|\bquando (?:o )?(?:dinheiro|caixa) acaba|\bate (?:que|qual) mes\b|\bda (?:pra|para) quantos meses\b|\b(?:reserva|caixa|dinheiro) (?:cobre|aguenta|segura|chega)\b/,
    ['cash'],
  ],
  ['why_fell', 4, /\b(?:estou|estamos|to) no prejuizo\b/, ['revenue_before', 'volume_before']],
  [
    'hire_or_not',
    4,
    /\b(?:gente|pessoal|funcionarios|equipe) (?:demais|sobrando|de mais|de menos|suficiente)\b|\bfalta gente\b/,
  ],
  ['double_ads', 5, /\bdobr\w+ (?:o|a) (?:gasto|verba|investimento|valor)\b/, ['marketing']],
  [
    'invest_or_lease',
    5,
    /\b(?:financiamento|emprestimo|consorcio|credito)\b[^.?!]{0,24}\b(?:troc\w+|compr\w+|renov\w+)\b/,
  ],
  ['check_up', 3.5, /\b(?:nunca|nao) sobra (?:nada|dinheiro)\b|\bpra onde vai o dinheiro\b|\btrabalho muito\b/],
  [
    'break_even',
    3.5,
    /\bquant[oa]s [a-z]+ [^?]{0,24}\b(?:pagam|cobrem|bancam)\b/,
    ['marketing', 'fixed_costs', 'rent', 'payroll', 'investment'],
  ],
  ['price_change', 4, /\bquanto (?:preciso|devo|tenho que) cobrar\b|\bmant(?:iver|enho|er) o preco\b/, ['ticket']],
  ['double_ads', 5, /\b(?:ta|esta) valendo\b/, ['marketing']],
  ['check_up', 3, /\bsobra (?:algum )?dinheiro\b/],
]
