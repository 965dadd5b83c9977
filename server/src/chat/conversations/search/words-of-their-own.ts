const list = (words: string) => words.split(/\s+/).filter((word) => word !== '')

/**
 * Words whose ending only looks like one, folded and singular: the stemmer would put them together with another word
 * ("sábado" with "saber", "bateria" with "bater", "prato" with "prata", "qualidade" with "qual").
 */
export const OWN: ReadonlySet<string> = new Set([
  // Look like a plural.
  ...list(
    'mais mas mes tres dois seis depois pois nos vos luis lapis tenis gratis onibus virus atlas jeans menos antes',
  ),
  // Of a pair in -o and -a with two meanings, one: the other keeps its verb and its adjective.
  ...list(
    'prato caso porto ponto banco cargo conto modo bolo barro marco solo saco mato pato quarto quinto sexto segundo',
  ),
  ...list(
    'terco plano copo pasto posto veio vaso rolo manto cinto colo galo lixo bolso tinto banho linho vinho horto lado',
  ),
  ...list('forno campo foco fato pelo pela velo ramo palmo cano fundo junta fita tela perna mola cera'),
  // Participles, gerunds and conditionals that are none.
  ...list('sabado estado mercado soldado gado feriado advogado prado dado machado teclado recado cadeado lado'),
  ...list('salada estrada escada nada cada fada almofada fachada avenida vida quando mundo comando'),
  ...list(
    'bateria padaria portaria livraria maria galeria loteria secretaria engenharia materia arteria bacteria feria',
  ),
  ...list('papelaria drogaria funilaria borracharia enfermaria tesouraria serralheria marcenaria bilheteria cafeteria'),
  ...list('area diaria serie historia categoria memoria vitoria'),
  // Infinitives and past tenses that are none.
  ...list('lugar celular dolar acucar colher mulher chapeu museu trofeu europeu mar bar par lar para radar militar'),
  // Nouns that grew apart from what they were made of.
  ...list(
    'qualidade quantidade novidade realidade autoridade comunidade cidade idade medicamento equipamento apartamento',
  ),
  ...list('departamento casamento sobremesa interesse classe posse semente parente pente'),
  // Given names: Carla is not Carlos.
  ...list(
    'paulo paula carlos carla julio julia bruno bruna fabio fabia marcio marcia flavio flavia claudio claudia mario',
  ),
  ...list('adriano adriana luciano luciana cristiano cristiana fabiano fabiana juliano juliana mariano mariana'),
  ...list(
    'eduardo eduarda roberto roberta alberto alberta renato renata marcelo marcela sandro sandra leandro leandra',
  ),
  ...list(
    'alessandro alessandra lucio lucia silvio silvia antonio antonia francisco francisca lauro laura mauro maura',
  ),
  ...list('celio celia otavio otavia patricio patricia valerio valeria emilio emilia angelo angela camilo camila'),
  ...list('fernando fernanda ricardo ricarda leonardo leonarda bernardo bernarda geraldo geralda aparecido aparecida'),
  ...list(
    'rafael rafaela daniel daniela gabriel gabriela manuel manuela joao joana vitor lucas marcos jonas elias matias',
  ),
  ...list('pedro ivo iva caio caia andre andrea davi davina felipe felipa luiza luisa helena heleno regina vera'),
  ...list(
    'simone simao romario rosa rosario lima silva silvana costa souza santos santo santa dias reis alves ramos campos',
  ),
  ...list('casa pilha parto sala mala filme agencia ambulancia'),
])

/** Forms of verbs that no rule leads to, and their infinitives; some names with two spellings. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fazer: 'faco faz fazem fez fiz fizeram fizemos feito feita fara farei',
    querer: 'quis quiseram quiser',
    trazer: 'trago traz trazem trouxe trouxeram trouxer trara',
    dizer: 'digo diz dizem disse disseram',
    poder: 'posso pude puderam puder',
    saber: 'sei soube souberam',
    conseguir: 'consigo',
    seguir: 'sigo',
    perder: 'perco',
    pedir: 'peco pecam',
    medir: 'meco',
    ouvir: 'ouco',
    dormir: 'durmo',
    preferir: 'prefiro prefira',
    servir: 'sirvo sirva',
    sentir: 'sinto',
    mentir: 'minto',
    subir: 'sobe sobem',
    sair: 'saio saiu saiam saia saida',
    cair: 'caio caiu',
    por: 'ponho poe poem puseram',
    abrir: 'aberto aberta abre abrem abri abriu abriram',
    cobrir: 'coberto coberta',
    escrever: 'escrito escrita',
    imprimir: 'impresso impressa',
    corrigir: 'corrijo corrija',
    exigir: 'exijo exija',
    dirigir: 'dirijo dirija',
    pagar: 'pagamento',
    devolver: 'devolucao',
    assinar: 'assinatura',
    pintar: 'pintura',
    ligar: 'ligacao',
    souza: 'sousa',
    luis: 'luiz',
    luisa: 'luiza',
    irmao: 'irma',
    teresa: 'tereza thereza',
    isabel: 'izabel',
    isabela: 'izabela izabella',
  }).flatMap(([infinitive, forms]) => list(forms).map((form) => [form, infinitive] as const)),
)

/** Not made smaller, though they end so. */
export const NO_DIMINUTIVE: ReadonlySet<string> = new Set(
  list(
    'caminho caminha vizinho vizinha cozinha cozinho galinha farinha linha carinho sozinho sozinha rainha bainha',
  ).concat(
    list(
      'marinha marinho padrinho madrinha espinho espinha moinho sardinha campainha andorinha golfinho toucinho focinho',
    ),
    list('mesquinho mesquinha adivinha ladainha gatinha engatinha terezinha teresinha carolinha encaminha encaminho'),
    list('alinha alinho desalinha definha apadrinha'),
  ),
)
